import { describe, expect, it } from 'vitest';
import { severities } from '../rules/stored/severity.js';
import { alertDueAt, alertObjectiveSeconds } from './alert-objective.js';

describe('when somebody should have looked into an alert', () => {
  it.each([
    ['CRITICAL', '2026-11-20T12:15'],
    ['HIGH', '2026-11-20T13:00'],
    ['MEDIUM', '2026-11-20T20:00'],
    ['LOW', '2026-11-23T12:00'],
  ] as const)('%s, opened at noon: by %s', (severity, by) => {
    expect(alertDueAt({ severity, openedAt: new Date('2026-11-20T12:00:00Z') }).toISOString()).toBe(`${by}:00.000Z`);
  });

  it('is the sooner the worse it is', () => {
    const seconds = severities.map((severity) => alertObjectiveSeconds[severity]);
    expect(seconds).toEqual(seconds.toSorted((one, other) => other - one));
  });
});
