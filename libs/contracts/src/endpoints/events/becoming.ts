import { dimensions } from '@app/domain';
import { z } from 'zod';
import { envelope, utc } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { ruleHit } from '../../rules/rule-hit.js';
import { eventExample } from './example.js';

const params = z.strictObject({ id: z.string() });

const ruleAtEvent = z
  .strictObject({
    ruleId: z.uuid(),
    ruleName: z.string(),
    ...ruleHit,
    actedAt: utc().nullable().meta({ description: 'When alerting did what the rule does. Null: not yet, or nothing is to be done.' }),
    alertId: z.uuid().nullable().meta({ description: 'The alert that it opened or was counted on.' }),
  })
  .meta({ id: 'RuleAtEvent' });

export const listRulesAtEvent = defineEndpoint({
  method: 'GET',
  path: '/events/{id}/rules',
  chapter: 'events',
  title: 'The rules that held at an event',
  says: 'Those that ask about events, in shadow too, with the values that they saw. Rules that ask only what somebody is hold of people, not at events.',
  needs: 'rules:read',
  params,
  answer: { status: 200, schema: envelope({ rules: z.array(ruleAtEvent) }) },
  errors: ['EVENT_NOT_FOUND'],
  example: {
    params: { id: eventExample.id },
    answer: {
      success: true,
      rules: [
        {
          ruleId: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55', ruleName: 'A large transfer', ruleVersion: 1, evaluationMode: 'async', isShadow: false, score: 40, decision: 'review',
          conditions: { operator: 'AND', result: true, conditions: [{ id: 'cond-1', field: 'event.eventType', operator: 'eq', expectedValue: 'TRANSFER_SUCCESS', actualValue: 'TRANSFER_SUCCESS', result: true }] },
          hitAt: '2026-11-20T13:02:00.412Z', actedAt: '2026-11-20T13:02:00.640Z', alertId: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b01',
        },
      ],
    },
  },
});

const cycleThen = z
  .strictObject({ cycle: z.int(), scores: z.record(z.enum(dimensions), z.strictObject({ value: z.number(), confidence: z.number(), prior: z.number() }).nullable()), finishedAt: utc() })
  .meta({ id: 'CycleThen' });

export const getScoresAroundEvent = defineEndpoint({
  method: 'GET',
  path: '/events/{id}/scores',
  chapter: 'events',
  title: 'The scores before and after an event',
  says: 'Of the entity of the event: as they stood when it was accepted, and as the first cycle left them that changed one and began afterwards. Events that came in the same moment share a cycle.',
  needs: 'entities:read',
  params,
  answer: {
    status: 200,
    schema: envelope({
      entityId: z.uuid().nullable().meta({ description: 'Null: nobody knows yet whose event it is, and the others are null too.' }),
      before: cycleThen.nullable().meta({ description: 'Null: it had no scores.' }),
      after: cycleThen.nullable().meta({ description: 'Null: no score has changed since.' }),
      scoredAt: utc().nullable().meta({ description: 'When a cycle that saw the event was finished first, as far as is kept. Null: not yet.' }),
    }),
  },
  errors: ['EVENT_NOT_FOUND', 'QUERY_TOO_WIDE'],
  example: {
    params: { id: eventExample.id },
    answer: {
      success: true,
      entityId: eventExample.entityId,
      before: { cycle: 1, scores: { HUMANITY: { value: 84.1, confidence: 0.52, prior: 75 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 85, confidence: 0.3, prior: 85 } }, finishedAt: '2026-11-20T12:00:00.512Z' },
      after: { cycle: 2, scores: { HUMANITY: { value: 84.1, confidence: 0.52, prior: 75 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 41.2, confidence: 0.61, prior: 85 } }, finishedAt: '2026-11-20T13:00:00.871Z' },
      scoredAt: '2026-11-20T13:00:00.871Z',
    },
  },
});
