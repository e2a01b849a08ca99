import { describe, expect, it } from 'vitest';
import { actionFrom, alertActions, alertStatuses } from './alert-life.js';

describe('the life of an alert', () => {
  it.each([
    ['acknowledge', ['done', 'as it was', 'impossible']],
    ['resolve', ['done', 'done', 'as it was']],
    ['reopen', ['as it was', 'done', 'done']],
    ['assign', ['done', 'done', 'done']],
    ['note', ['done', 'done', 'done']],
  ] as const)('%s, from PENDING, ACKNOWLEDGED and RESOLVED: %j', (action, expected) => {
    expect(alertStatuses.map((status) => actionFrom(action, status))).toEqual(expected);
  });

  it('knows no other action than those above', () => {
    expect(alertActions).toEqual(['acknowledge', 'resolve', 'reopen', 'assign', 'note']);
  });
});
