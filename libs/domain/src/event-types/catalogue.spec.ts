import { describe, expect, it } from 'vitest';
import { eventTypes, isEventType, nearestEventType } from './catalogue.js';

describe('eventTypes', () => {
  it('has the 41 built-in types, each once', () => {
    expect(new Set(eventTypes.map(({ code }) => code)).size).toBe(41);
    expect(eventTypes).toHaveLength(41);
  });

  it('knows a code only as it is spelt', () => {
    expect(isEventType('ALIAS_CHANGE_FAILED')).toBe(true);
    expect(isEventType('alias_change_failed')).toBe(false);
    expect(isEventType('toString')).toBe(false);
  });
});

describe('nearestEventType', () => {
  it.each([
    ['LOGIN_SUCESS', 'LOGIN_SUCCESS'],
    ['login.failed', 'LOGIN_FAILED'],
    ['loginFailed', 'LOGIN_FAILED'],
    ['LOGIN', 'LOGIN_SUCCESS'],
    ['PASSWORD_CHANGED', 'PASSWORD_CHANGE'],
    ['EMAIL_CHANGE_FAILED', 'ALIAS_CHANGE_FAILED'],
    ['biometric', null],
    ['', null],
    ['X'.repeat(100_000), null],
  ])('of %s is %s', (written, meant) => {
    expect(nearestEventType(written)).toBe(meant);
  });

  it('may be a type of the organization\'s own', () => {
    expect(nearestEventType('CARD_FROZE', ['CARD_FROZEN'])).toBe('CARD_FROZEN');
  });
});
