import { partsOfNow } from '@app/domain';
import { z } from 'zod';
import { envelope, json, pagination, utc } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { instant } from '../../events/field.js';
import { pageQuery, uuid } from '../../http/query.js';
import { eitherRuleOrDraft, ruleOrDraft } from '../../rules/rule-input.js';
import { ruleText } from '../../rules/rule-shown.js';
import { example as rule, key, text } from './example.js';

const status = z.enum(['queued', 'running', 'completed', 'failed', 'stopped'], { error: 'Use queued, running, completed, failed or stopped.' });
const share = z.number().nullable().meta({ description: '0..1; null where there is nothing to take a share of.' });

const report = z
  .strictObject({
    days: z.array(z.strictObject({ day: z.string(), events: z.int(), hits: z.int(), entities: z.int(), alerts: z.int() })).meta({ description: 'By day, UTC.' }),
    entities: z.int(),
    alerts: z.int().meta({ description: 'That would have opened, if each is resolved when its cooldown is over; without a cooldown one per entity.' }),
    blastRadius: z.strictObject({ entities: z.int(), activeEntities: z.int().nullable().meta({ description: 'Who did anything in the period; null: too many to count.' }), share }),
    overlap: z.array(z.strictObject({ ruleId: z.uuid(), name: z.string(), hits: z.int(), share: z.number() })).meta({ description: 'Other rules that hit the same events.' }),
    labels: z.strictObject({ fraudHit: z.int(), legitimateHit: z.int(), fraud: z.int(), precision: share, recall: share }).meta({ description: 'Held against the labels of the period.' }),
    asOfNow: z.array(z.enum(partsOfNow)).meta({ description: 'Of what the rule asks about, and of whom it is asked: what was taken as it is now and not as it was at each event. What changed since may have changed a verdict. Nothing in it: all is as it was then.' }),
    verdicts: z.strictObject({ digest: z.string(), live: z.strictObject({ digest: z.string(), hits: z.int(), same: z.int() }).nullable() }).meta({ description: 'A digest of every verdict in order, and of what the same version of the rule said when the events came.' }),
  })
  .meta({ id: 'BacktestReport' });

const backtest = z
  .strictObject({
    id: z.uuid(),
    ruleId: z.uuid().nullable().meta({ description: 'Null: a draft.' }),
    ruleVersion: z.int().nullable(),
    rule: z.strictObject(ruleText).meta({ id: 'RuleText' }),
    from: utc(),
    to: utc(),
    status,
    total: z.int().nullable().meta({ description: 'How many events there are; null: not counted yet, or too many to count first.' }),
    processed: z.int(),
    hits: z.int(),
    failures: z.int().meta({ description: 'Events at which a part of the rule could not be evaluated.' }),
    report: report.nullable().meta({ description: 'When it is completed.' }),
    lastError: z.string().nullable(),
    requestedBy: z.uuid().nullable(),
    createdAt: utc(),
    finishedAt: utc().nullable(),
  })
  .meta({ id: 'Backtest' });

const queued = {
  id: '019ab3d0-11c2-7f0e-9b1d-4b6a2f3c8d77', ruleId: null, ruleVersion: null, rule: text, from: '2026-11-01T00:00:00.000Z', to: '2026-11-20T00:00:00.000Z', status: 'queued', total: null, processed: 0, hits: 0, failures: 0,
  report: null, lastError: null, requestedBy: key, createdAt: '2026-11-20T13:00:00.000Z', finishedAt: null,
};
const completed = {
  ...queued, status: 'completed', total: 48_211, processed: 48_211, hits: 31, finishedAt: '2026-11-20T13:00:41.318Z',
  report: {
    days: [{ day: '2026-11-01', events: 2_503, hits: 2, entities: 1, alerts: 1 }],
    entities: 14,
    alerts: 17,
    blastRadius: { entities: 14, activeEntities: 6_120, share: 0.0023 },
    overlap: [{ ruleId: rule.id, name: 'Rapid transfers', hits: 22, share: 0.7097 }],
    labels: { fraudHit: 9, legitimateHit: 2, fraud: 12, precision: 0.8182, recall: 0.75 },
    asOfNow: ['entity'],
    verdicts: { digest: '9b2d64f2bb1f0e6c1c2d4c4f8a6f8b6f6f0d9d9ab7f1b1fd35f3b0f0f4f6a1c2', live: null },
  },
};
const params = z.strictObject({ id: z.string() });
const one = { status: 200, schema: envelope({ backtest }) } as const;

export const createBacktest = defineEndpoint({
  method: 'POST',
  path: '/rules/backtests',
  chapter: 'rules',
  title: 'Backtest a rule',
  says: `Asks a stored rule (\`ruleId\`) or a draft (\`rule\`) about every stored event from \`from\` up to \`to\`, as a job that survives restarts. Nothing comes of it but a report: hits, entities and alerts a day, the overlap with other rules, precision and recall where there are labels, and whom it would touch.

Windows are counted as they were at each event, and scores and observations are those that stood a minute after it was accepted, or when it came where requests ask the rule; entities, devices, badges and lists are as they are now, and asOfNow of the report says which of these the rule asks about. Of a stored rule the report says how its verdicts compare with what it said when the events came: over a day that is a replay, and equal verdicts have equal digests. Ten backtests of an organization may wait or run.`,
  needs: 'rules:write',
  body: z
    .strictObject({ ...ruleOrDraft, from: instant('from'), to: instant('to') })
    .check(eitherRuleOrDraft)
    .refine(({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= 400 * 86_400_000, { error: 'to lies after from, by 400 days at most.', path: ['to'] }),
  answer: { status: 202, schema: envelope({ backtest }) },
  errors: ['RULE_NOT_FOUND', 'RULE_INVALID', 'TOO_MANY_BACKTESTS'],
  example: { body: { rule: { conditions: text.conditions }, from: '2026-11-01T00:00:00Z', to: '2026-11-20T00:00:00Z' }, answer: { success: true, backtest: queued } },
});

export const listBacktests = defineEndpoint({
  method: 'GET',
  path: '/rules/backtests',
  chapter: 'rules',
  title: 'List backtests',
  says: 'The newest first.',
  needs: 'rules:read',
  query: z.strictObject({ ...pageQuery(), status: status.optional(), ruleId: uuid('ruleId').optional() }),
  answer: { status: 200, schema: envelope({ backtests: z.array(backtest), pagination }) },
  errors: [],
  example: { query: { status: 'completed' }, answer: { success: true, backtests: [completed], pagination: { total: 1, limit: 100, offset: 0, hasMore: false } } },
});

export const getBacktest = defineEndpoint({
  method: 'GET',
  path: '/rules/backtests/{id}',
  chapter: 'rules',
  title: 'One backtest',
  says: 'How far it has come, and its report when it is completed.',
  needs: 'rules:read',
  params,
  answer: one,
  errors: ['BACKTEST_NOT_FOUND'],
  example: { params: { id: queued.id }, answer: { success: true, backtest: completed } },
});

export const stopBacktest = defineEndpoint({
  method: 'POST',
  path: '/rules/backtests/{id}/stop',
  chapter: 'rules',
  title: 'Stop a backtest',
  says: 'It stops after the events that are on their way; its hits so far stay. Nothing happens to one that has ended.',
  needs: 'rules:write',
  params,
  answer: one,
  errors: ['BACKTEST_NOT_FOUND'],
  example: { params: { id: queued.id }, answer: { success: true, backtest: { ...queued, status: 'stopped', finishedAt: '2026-11-20T13:00:02.402Z' } } },
});

export const listBacktestHits = defineEndpoint({
  method: 'GET',
  path: '/rules/backtests/{id}/hits',
  chapter: 'rules',
  title: 'The hits of a backtest',
  says: 'Each event at which the rule held, with what was expected and what was there, in the order in which they happened.',
  needs: 'rules:read',
  params,
  query: z.strictObject(pageQuery()),
  answer: { status: 200, schema: envelope({ hits: z.array(z.strictObject({ eventId: z.uuid(), entityId: z.uuid(), eventAt: utc(), conditions: json() })), pagination }) },
  errors: ['BACKTEST_NOT_FOUND'],
  example: {
    params: { id: queued.id },
    answer: {
      success: true,
      hits: [{ eventId: '019ab3c1-70a4-7b11-8e02-5d1c2f7a9b10', entityId: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55', eventAt: '2026-11-02T09:14:00.000Z', conditions: { id: 'cond-1', field: 'event.amount', operator: 'gt', expectedValue: 1_000, actualValue: 1_500, result: true } }],
      pagination: { total: 31, limit: 100, offset: 0, hasMore: false },
    },
  },
});
