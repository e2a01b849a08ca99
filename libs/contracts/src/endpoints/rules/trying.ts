import { ruleActionTypes } from '@app/domain';
import { z } from 'zod';
import { envelope, json } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { checkedDraft, ruleDraft } from '../../rules/rule-draft.js';
import { eitherRuleOrDraft, ruleOrDraft } from '../../rules/rule-input.js';
import { example, text } from './example.js';

export const checkRule = defineEndpoint({
  method: 'POST',
  path: '/rules/check',
  chapter: 'rules',
  title: 'Check a draft',
  says: 'Whether conditions in the language of rules are fine, and if not everything that is wrong with them, each with its place and the way out. Nothing is stored. Types of the organization\'s own are known.',
  needs: 'rules:read',
  body: ruleDraft,
  answer: { status: 200, schema: envelope(checkedDraft) },
  errors: [],
  example: {
    body: { conditions: text.conditions },
    answer: {
      success: true,
      valid: true,
      mistakes: [],
      windows: [{ aggregate: 'count', of: null, events: ['TRANSFER_SUCCESS'], by: 'entity', seconds: 600, where: [] }],
      lists: [],
      cel: '(event.eventType == "TRANSFER_SUCCESS" && window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 5)',
      tree: null,
    },
  },
});

const wouldDo = z.strictObject({ type: z.enum(ruleActionTypes), status: z.literal('would_execute'), details: json() });

const outcome = {
  matched: z.boolean(),
  score: z.number().meta({ description: 'The score of the rule if it matched, or else 0.' }),
  executionTime: z.number().meta({ description: 'Milliseconds.' }),
  conditions: json().meta({ description: 'What was expected and what was there.' }),
  because: z.string(),
  actions: z.array(wouldDo),
};
const seen = z.strictObject({ eventId: z.uuid().nullable(), troubles: z.array(z.string()), windows: z.record(z.string(), z.number().nullable()), inScope: z.boolean() });

const asked = {
  matched: true,
  score: 40,
  executionTime: 4.2,
  conditions: {
    operator: 'AND',
    result: true,
    conditions: [
      { id: 'cond-1', field: 'event.eventType', operator: 'eq', expectedValue: 'TRANSFER_SUCCESS', actualValue: 'TRANSFER_SUCCESS', result: true },
      { id: 'cond-2', field: 'count over TRANSFER_SUCCESS by entity within 600 s', operator: 'gt', expectedValue: 5, actualValue: 6, result: true },
    ],
  },
  because: 'event.eventType is TRANSFER_SUCCESS. count over TRANSFER_SUCCESS by entity within 600 s is 6, above 5.',
  actions: [{ type: 'createAlert' as const, status: 'would_execute' as const, details: { title: 'Money leaves fast', severity: 'HIGH' } }],
};

export const executeRule = defineEndpoint({
  method: 'POST',
  path: '/rules/{ruleId}/execute',
  chapter: 'rules',
  title: 'Try a rule on an entity',
  says: 'Asks the rule, whatever its status and scope, about an entity as it is now, and about its newest event where the rule asks about events. Nothing comes of it, with or without `testMode`: the actions are told as what they would be.',
  needs: 'rules:read',
  params: z.strictObject({ ruleId: z.string() }),
  body: z.strictObject({
    entityId: z.uuid({ error: 'entityId must be a UUID.' }),
    testMode: z.boolean({ error: 'Use true or false.' }).default(false),
    includeDebug: z.boolean({ error: 'Use true or false.' }).default(false),
  }),
  answer: {
    status: 200,
    schema: envelope({ ...outcome, debug: seen.nullable() }),
  },
  errors: ['RULE_NOT_FOUND', 'ENTITY_NOT_FOUND', 'RULE_INVALID'],
  example: {
    params: { ruleId: example.id },
    body: { entityId: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55' },
    answer: { success: true, ...asked, debug: null },
  },
});

export const tryRule = defineEndpoint({
  method: 'POST',
  path: '/rules/try',
  chapter: 'rules',
  title: 'Try a rule on an event',
  says: 'Asks a stored rule (`ruleId`) or a draft (`rule`), whatever its status and scope, about one stored event: windows as they were at the event, the entity, its scores, its device and lists as they are now. Nothing comes of it.',
  needs: 'rules:read',
  body: z
    .strictObject({ ...ruleOrDraft, eventId: z.uuid({ error: 'eventId must be a UUID.' }) })
    .check(eitherRuleOrDraft),
  answer: { status: 200, schema: envelope({ ...outcome, seen }) },
  errors: ['RULE_NOT_FOUND', 'RULE_INVALID', 'EVENT_NOT_FOUND', 'EVENT_OF_NOBODY'],
  example: {
    body: { rule: { conditions: text.conditions }, eventId: '019ab3c1-70a4-7b11-8e02-5d1c2f7a9b10' },
    answer: { success: true, ...asked, seen: { eventId: '019ab3c1-70a4-7b11-8e02-5d1c2f7a9b10', troubles: [], windows: { 'count over TRANSFER_SUCCESS by entity within 600 s': 6 }, inScope: true } },
  },
});
