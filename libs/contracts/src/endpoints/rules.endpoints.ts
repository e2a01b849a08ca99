import { z } from 'zod';
import { envelope, pagination, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { pageQuery } from '../http/query.js';
import { checkedDraft, ruleDraft } from '../rules/rule-draft.js';
import { ruleChange, ruleCondition, ruleInput, severity } from '../rules/rule-input.js';

const rule = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    severity,
    enabled: z.boolean(),
    conditions: z.array(ruleCondition),
    version: z.int().meta({ description: 'Counts the changes. An alert says by which version it was raised.' }),
    createdAt: utc(),
    updatedAt: utc(),
  })
  .meta({ id: 'Rule' });

const text = {
  name: 'Not itself',
  description: 'Somebody else may be using the account.',
  severity: 'HIGH',
  enabled: true,
  conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 60, minConfidence: 0.3 }],
};
const example = { id: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55', ...text, version: 1, createdAt: '2026-11-20T12:58:11.090Z', updatedAt: '2026-11-20T12:58:11.090Z' };
const params = z.strictObject({ id: z.string() });

const createRule = defineEndpoint({
  method: 'POST',
  path: '/rules',
  chapter: 'rules',
  title: 'Create a rule',
  says: 'It is held against every score from now on, and against the latest score of an entity as soon as that entity does something. While it holds for an entity there is one alert about it; when it stops holding the alert is resolved. Higher scores are better, so most rules say `lt`.',
  needs: 'rules:write',
  body: ruleInput,
  answer: { status: 201, schema: envelope({ rule }) },
  errors: [],
  example: { body: text, answer: { success: true, rule: example } },
});

const listRules = defineEndpoint({
  method: 'GET',
  path: '/rules',
  chapter: 'rules',
  title: 'List rules',
  says: 'In the order in which they were made.',
  needs: 'rules:read',
  query: z.strictObject(pageQuery()),
  answer: { status: 200, schema: envelope({ rules: z.array(rule), pagination }) },
  errors: [],
  example: { query: { limit: '50' }, answer: { success: true, rules: [example], pagination: { total: 1, limit: 50, offset: 0, hasMore: false } } },
});

const getRule = defineEndpoint({
  method: 'GET',
  path: '/rules/{id}',
  chapter: 'rules',
  title: 'One rule',
  says: 'As it is now. An alert keeps the version that raised it in its snapshot.',
  needs: 'rules:read',
  params,
  answer: { status: 200, schema: envelope({ rule }) },
  errors: ['RULE_NOT_FOUND'],
  example: { params: { id: example.id }, answer: { success: true, rule: example } },
});

const changeRule = defineEndpoint({
  method: 'PATCH',
  path: '/rules/{id}',
  chapter: 'rules',
  title: 'Change a rule',
  says: 'Fields that are left out stay as they are. Every change is a new version; alerts that are open stay open until the new version stops holding.',
  needs: 'rules:write',
  params,
  body: ruleChange,
  answer: { status: 200, schema: envelope({ rule }) },
  errors: ['RULE_NOT_FOUND'],
  example: {
    params: { id: example.id },
    body: { severity: 'CRITICAL', enabled: false },
    answer: { success: true, rule: { ...example, severity: 'CRITICAL', enabled: false, version: 2, updatedAt: '2026-11-20T13:40:52.711Z' } },
  },
});

const deleteRule = defineEndpoint({
  method: 'DELETE',
  path: '/rules/{id}',
  chapter: 'rules',
  title: 'Delete a rule',
  says: 'It raises no more alerts. Those that it has raised stay as they are.',
  needs: 'rules:write',
  params,
  answer: { status: 204 },
  errors: ['RULE_NOT_FOUND'],
  example: { params: { id: example.id }, answer: undefined },
});

const checkRule = defineEndpoint({
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
    body: { conditions: { operator: 'AND', conditions: [{ field: 'event.eventType', operator: 'eq', value: 'TRANSFER_SUCCESS' }, { field: 'window', window: { aggregate: 'count', events: ['TRANSFER_SUCCESS'], by: 'entity', within: '10m' }, operator: 'gt', value: 5 }] } },
    answer: {
      success: true,
      valid: true,
      mistakes: [],
      windows: [{ aggregate: 'count', of: null, events: ['TRANSFER_SUCCESS'], by: 'entity', seconds: 600, where: [] }],
      lists: [],
      cel: '(event.eventType == "TRANSFER_SUCCESS" && window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 5)',
    },
  },
});

export const rulesEndpoints = { checkRule, createRule, listRules, getRule, changeRule, deleteRule } as const;
