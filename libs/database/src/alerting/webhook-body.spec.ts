import { checkConditions, type ContributedObservation, evaluateRule, type Explained, type ScoreCondition, type Scores, stateCase } from '@app/domain';
import { describe, expect, it } from 'vitest';
import { runningRule } from '../rules/running-rule.sample.js';
import { reasonsFor, snapshotOf } from './snapshot.js';
import { webhookBody } from './webhook-body.js';

const observation = (code: string, dimension: ContributedObservation['dimension'], contribution: number, because = `${code} was seen`) =>
  ({ code, dimension, contribution, because, title: code, weight: 1, value: 0.5, confidence: 0.5 }) as ContributedObservation;

const scores: Scores = {
  HUMANITY: { value: 22.4, confidence: 0.63, prior: 70 },
  AUTHENTICITY: { value: 91, confidence: 0.4, prior: 70 },
  UNIQUENESS: null,
  BEHAVIOR: { value: 18, confidence: 0.2, prior: 80 },
};
const observations = [
  observation('humanity.timing', 'HUMANITY', -7.6),
  observation('humanity.agent', 'HUMANITY', -42),
  observation('humanity.travel', 'HUMANITY', 2),
  observation('authenticity.tax-id', 'AUTHENTICITY', 21),
  observation('behavior.failed-logins', 'BEHAVIOR', -62),
];

const explained = (conditions: readonly ScoreCondition[]): Explained => {
  const checked = checkConditions(conditions);
  if ('mistakes' in checked) throw new Error('These conditions are none.');
  return evaluateRule(checked.rule, stateCase({ entity: null, scores, observations: {}, badges: [] }, 0)).conditions;
};

describe('reasonsFor', () => {
  it.each<[ScoreCondition[], string[]]>([
    [[{ dimension: 'HUMANITY', operator: 'lt', threshold: 30 }], ['humanity.agent', 'humanity.timing']],
    [[{ dimension: 'ANY', operator: 'lt', threshold: 30 }], ['behavior.failed-logins', 'humanity.agent', 'humanity.timing']],
    [[{ dimension: 'ANY', operator: 'lt', threshold: 30, minConfidence: 0.5 }], ['humanity.agent', 'humanity.timing']],
    [[{ dimension: 'AUTHENTICITY', operator: 'gte', threshold: 90 }], ['authenticity.tax-id']],
    [[{ dimension: 'UNIQUENESS', operator: 'lt', threshold: 30 }], []],
  ])('%j: %j', (conditions, expected) => {
    expect(reasonsFor(explained(conditions), observations).map(({ code }) => code)).toEqual(expected);
  });
});

describe('webhookBody', () => {
  const conditions = [{ dimension: 'HUMANITY', operator: 'lt', threshold: 30 }] as const;
  const rule = runningRule({ name: 'Bots', version: 3, conditions });
  const opening = { rule, entityId: 'ana', event: null, hits: 1 };
  const openedBy = { cycle: 4, scores, because: 'HUMANITY is 22.4, below 30.', conditions: explained(conditions) };
  const background = { externalId: 'user-1', type: 'person', observations, badges: [] };
  const at = new Date('2026-11-22T10:00:00.000Z');
  const later = new Date('2026-11-22T11:00:00.000Z');

  it('tells what opened, by which scores and for which reasons', () => {
    const snapshot = snapshotOf({ ...opening, openedBy, endedBy: null }, background);
    expect(JSON.parse(webhookBody('alert.opened', { id: 'alert', snapshot, openedAt: at, endedAt: null }, at))).toEqual({
      type: 'alert.opened',
      timestamp: '2026-11-22T10:00:00.000Z',
      data: {
        alertId: 'alert',
        ruleId: 'rule',
        ruleName: 'Bots',
        severity: 'HIGH',
        status: 'PENDING',
        entity: { id: 'ana', externalId: 'user-1', type: 'person' },
        scores: { HUMANITY: { value: 22.4, confidence: 0.63 }, AUTHENTICITY: { value: 91, confidence: 0.4 }, UNIQUENESS: null, BEHAVIOR: { value: 18, confidence: 0.2 } },
        because: 'HUMANITY is 22.4, below 30.',
        reasons: [
          { code: 'humanity.agent', because: 'humanity.agent was seen', contribution: -42 },
          { code: 'humanity.timing', because: 'humanity.timing was seen', contribution: -7.6 },
        ],
        openedAt: '2026-11-22T10:00:00.000Z',
        endedAt: null,
      },
    });
  });

  it('tells what resolved by the scores of then', () => {
    const endedBy = { cycle: 5, scores: { ...scores, HUMANITY: { value: 64, confidence: 0.7, prior: 70 } }, because: 'HUMANITY is 64, not below 30.', conditions: null };
    const snapshot = snapshotOf({ ...opening, openedBy, endedBy }, background);
    expect(snapshot.because).toBe('HUMANITY is 22.4, below 30.');
    expect(JSON.parse(webhookBody('alert.resolved', { id: 'alert', snapshot, openedAt: at, endedAt: later }, later))).toMatchObject({
      type: 'alert.resolved',
      data: { status: 'RESOLVED', because: 'HUMANITY is 64, not below 30.', scores: { HUMANITY: { value: 64 } }, reasons: [{ code: 'humanity.agent' }, {}], endedAt: '2026-11-22T11:00:00.000Z' },
    });
  });

  it('stays below 20 KB whatever the texts hold', () => {
    const endless = '界'.repeat(20_000);
    const many = Array.from({ length: 50 }, (_, n) => observation(`humanity.${n}`, 'HUMANITY', -n - 1, endless));
    const snapshot = snapshotOf({ ...opening, rule: { ...rule, name: endless }, openedBy: { ...openedBy, because: endless }, endedBy: null }, { ...background, externalId: endless, observations: many });
    const body = webhookBody('alert.opened', { id: 'alert', snapshot, openedAt: at, endedAt: null }, at);
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    expect(JSON.parse(body).data.reasons.map(({ contribution }: { contribution: number }) => contribution)).toEqual([-50, -49, -48, -47, -46]);
  });

  it.each(['😀', 'a😀'])('halves no character where it cuts a text of %s and on', (begins) => {
    const endless = `${begins}${'😀'.repeat(1_000)}`;
    const snapshot = snapshotOf({ ...opening, rule: { ...rule, name: endless }, openedBy: { ...openedBy, because: endless }, endedBy: null }, { ...background, externalId: endless, observations: [observation('humanity.agent', 'HUMANITY', -42, endless)] });
    expect(webhookBody('alert.opened', { id: 'alert', snapshot, openedAt: at, endedAt: null }, at)).not.toContain('\\ud');
  });
});
