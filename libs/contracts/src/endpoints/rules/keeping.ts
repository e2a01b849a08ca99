import { z } from 'zod';
import { cursorPagination, envelope, utc } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { cursorOrOffset, pageCursor, pageQuery } from '../../http/query.js';
import { ruleHit } from '../../rules/rule-hit.js';
import { ruleChange, ruleInput } from '../../rules/rule-input.js';
import { ruleListQuery } from '../../rules/rule-query.js';
import { rule } from '../../rules/rule-shown.js';
import { asAnswer, changed, example, oneRule, params, text } from './example.js';

export const createRule = defineEndpoint({
  method: 'POST',
  path: '/rules',
  chapter: 'rules',
  title: 'Create a rule',
  says: `Its conditions are a tree, a CEL text or a list of conditions on scores: docs/rules.md has the language. They are checked now, and everything that is wrong with them is told at once.

A rule that asks about events (their fields, device, place or windows) is asked of every event from now on, and opens one alert per entity: further hits while the alert is open or the rule cools down are counted on it. A rule that asks only about scores, observations, badges or the entity has one alert while it holds, which is resolved when it stops holding.

\`name\` and \`conditions\` are enough: what is left out is as in the schema.`,
  needs: 'rules:write',
  body: ruleInput,
  answer: { status: 201, schema: oneRule },
  errors: ['RULE_INVALID'],
  example: { body: text, answer: asAnswer(example) },
});

export const listRules = defineEndpoint({
  method: 'GET',
  path: '/rules',
  chapter: 'rules',
  title: 'List rules',
  says: 'Those that were changed last come first. `total` is a text, as gu1 has it; `pagination` says the same as every other list does.',
  needs: 'rules:read',
  query: ruleListQuery,
  answer: {
    status: 200,
    schema: envelope({ rules: z.array(rule), total: z.string().meta({ description: 'How many match in all, as a text.' }), page: z.int(), pageSize: z.int(), totalPages: z.int(), pagination: cursorPagination }),
  },
  errors: ['CURSOR_INVALID'],
  example: {
    query: { status: 'active', pageSize: '20' },
    answer: { success: true, rules: [example], total: '1', page: 1, pageSize: 20, totalPages: 1, pagination: { total: 1, limit: 20, offset: 0, hasMore: false, nextCursor: null } },
  },
});

export const getRule = defineEndpoint({
  method: 'GET',
  path: '/rules/{id}',
  chapter: 'rules',
  title: 'One rule',
  says: 'As it is now, with what became of it.',
  needs: 'rules:read',
  params,
  answer: { status: 200, schema: oneRule },
  errors: ['RULE_NOT_FOUND'],
  example: { params: { id: example.id }, answer: asAnswer(example) },
});

export const changeRule = defineEndpoint({
  method: 'PATCH',
  path: '/rules/{id}',
  chapter: 'rules',
  title: 'Change a rule',
  says: 'Fields that are left out stay as they are. Every change is a new version and the one before is kept; a change that changes nothing is none. Alerts that are open stay open until the new version stops holding.',
  needs: 'rules:write',
  params,
  body: ruleChange,
  answer: { status: 200, schema: oneRule },
  errors: ['RULE_NOT_FOUND', 'RULE_INVALID', 'RULE_CHANGED'],
  example: { params: { id: example.id }, body: { severity: 'CRITICAL', enabled: false, version: 1 }, answer: asAnswer(changed as unknown as typeof example) },
});

export const deleteRule = defineEndpoint({
  method: 'DELETE',
  path: '/rules/{id}',
  chapter: 'rules',
  title: 'Delete a rule',
  says: 'It runs no more. Its versions, hits and alerts stay as they are.',
  needs: 'rules:write',
  params,
  answer: { status: 204 },
  errors: ['RULE_NOT_FOUND'],
  example: { params: { id: example.id }, answer: undefined },
});

const hit = z
  .strictObject({
    eventId: z.uuid(),
    entityId: z.uuid().nullable().meta({ description: 'Null: nobody knew whose event it was.' }),
    eventAt: utc(),
    ...ruleHit,
  })
  .meta({ id: 'RuleHit' });

export const listRuleHits = defineEndpoint({
  method: 'GET',
  path: '/rules/{id}/hits',
  chapter: 'rules',
  title: 'The hits of a rule',
  says: 'The events at which it held, those in shadow too, the newest hit first. A rule that asks only what somebody is has alerts and no hits. `pagination.nextCursor` leads to the next page: send it as `cursor`.',
  needs: 'rules:read',
  params,
  query: z.strictObject({ ...pageQuery(), cursor: pageCursor() }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ hits: z.array(hit), pagination: cursorPagination }) },
  errors: ['RULE_NOT_FOUND', 'CURSOR_INVALID'],
  example: {
    params: { id: example.id },
    answer: {
      success: true,
      hits: [
        {
          eventId: '019ab3c1-70a4-7b11-8e02-5d1c2f7a9b10', entityId: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55', eventAt: '2026-11-20T13:02:00.000Z', ruleVersion: 1, evaluationMode: 'async', isShadow: false, score: 40, decision: 'review',
          conditions: { operator: 'AND', result: true, conditions: [{ id: 'cond-1', field: 'event.eventType', operator: 'eq', expectedValue: 'TRANSFER_SUCCESS', actualValue: 'TRANSFER_SUCCESS', result: true }] },
          hitAt: '2026-11-20T13:02:00.412Z',
        },
      ],
      pagination: { total: 1, limit: 100, offset: 0, hasMore: false, nextCursor: null },
    },
  },
});
