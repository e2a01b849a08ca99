import { describe, expect, it } from 'vitest';
import { severities } from '../rules/stored/severity.js';
import { alertDueAt, alertObjectives, usualAlertObjectives } from './alert-objective.js';

describe('when somebody should have looked into an alert', () => {
  const openedAt = new Date('2026-11-20T12:00:00Z');

  it.each([
    ['CRITICAL', '2026-11-20T12:15'],
    ['HIGH', '2026-11-20T13:00'],
    ['MEDIUM', '2026-11-20T20:00'],
    ['LOW', '2026-11-23T12:00'],
  ] as const)('%s, opened at noon: by %s', (severity, by) => {
    expect(alertDueAt({ severity, openedAt }, alertObjectives({})).toISOString()).toBe(`${by}:00.000Z`);
  });

  it('is what the organization chose, and for what it chose nothing the usual', () => {
    const objectives = alertObjectives({ HIGH: 20 });
    expect(alertDueAt({ severity: 'HIGH', openedAt }, objectives).toISOString()).toBe('2026-11-20T12:20:00.000Z');
    expect(objectives).toEqual({ ...usualAlertObjectives, HIGH: 20 });
  });

  it('is the sooner the worse it is', () => {
    const minutes = severities.map((severity) => usualAlertObjectives[severity]);
    expect(minutes).toEqual(minutes.toSorted((one, other) => other - one));
  });
});
