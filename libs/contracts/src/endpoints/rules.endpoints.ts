import { z } from 'zod';
import { envelope, pagination } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { pageQuery } from '../http/query.js';
import { checkedDraft, ruleDraft } from '../rules/rule-draft.js';
import { ruleChange, ruleInput } from '../rules/rule-input.js';
import { ruleListQuery } from '../rules/rule-query.js';
import { rule, ruleFields, ruleVersion } from '../rules/rule-shown.js';

const text = {
  name: 'Rapid transfers',
  description: 'More than five transfers within ten minutes.',
  category: 'fraud',
  targetEntityTypes: ['user_event'],
  conditions: { operator: 'AND', conditions: [{ field: 'event.eventType', operator: 'eq', value: 'TRANSFER_SUCCESS' }, { field: 'window', window: { aggregate: 'count', events: ['TRANSFER_SUCCESS'], by: 'entity', within: '10m' }, operator: 'gt', value: 5 }] },
  actions: [{ type: 'createAlert', tags: ['velocity'], createAlert: { title: 'Money leaves fast' } }],
  enabled: true,
  priority: 80,
  score: 40,
  status: 'active',
  evaluationMode: 'async',
  riskMatrixId: null,
  countries: ['AR'],
  scope: {},
  tags: ['velocity'],
  severity: 'HIGH',
  decision: 'review',
  cooldownSeconds: 3_600,
  openAfterSeconds: 0,
  closeAfterSeconds: 0,
};
const key = '019ab3c0-11f2-7c88-a5d1-2b7c64f0e913';
const example = {
  id: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55',
  organizationId: '019ab3c0-0a51-7e0f-9d24-5b8f1c3e7a20',
  ...text,
  version: 1,
  previousVersionId: null,
  conditionCode: JSON.stringify(text.conditions),
  stats: { evaluated: 0, hits: 0, shadowHits: 0, failures: 0, lastHitAt: null },
  createdBy: key,
  updatedBy: key,
  createdAt: '2026-11-20T12:58:11.090Z',
  updatedAt: '2026-11-20T12:58:11.090Z',
};
const changed = { ...example, severity: 'CRITICAL', enabled: false, version: 2, previousVersionId: '019ab3c2-6aa0-7d3e-8c11-70aa3f5b2c81', updatedAt: '2026-11-20T13:40:52.711Z' };
const params = z.strictObject({ id: z.string() });
/** gu1 answers the rule itself; everything else here has an envelope. Both are there. */
const oneRule = envelope({ rule, ...ruleFields });
const asAnswer = (shown: typeof example) => ({ success: true, rule: shown, ...shown });

const createRule = defineEndpoint({
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

const listRules = defineEndpoint({
  method: 'GET',
  path: '/rules',
  chapter: 'rules',
  title: 'List rules',
  says: 'Those that were changed last come first. `total` is a text, as gu1 has it; `pagination` says the same as every other list does.',
  needs: 'rules:read',
  query: ruleListQuery,
  answer: {
    status: 200,
    schema: envelope({ rules: z.array(rule), total: z.string().meta({ description: 'How many match in all, as a text.' }), page: z.int(), pageSize: z.int(), totalPages: z.int(), pagination }),
  },
  errors: [],
  example: {
    query: { status: 'active', pageSize: '20' },
    answer: { success: true, rules: [example], total: '1', page: 1, pageSize: 20, totalPages: 1, pagination: { total: 1, limit: 20, offset: 0, hasMore: false } },
  },
});

const getRule = defineEndpoint({
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

const changeRule = defineEndpoint({
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

const deleteRule = defineEndpoint({
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

const version = {
  id: '019ab3c9-8f10-7b11-8a54-0de2c7f31b77',
  version: 2,
  changedBy: key,
  changedAt: '2026-11-20T13:40:52.711Z',
  rule: { ...text, severity: 'CRITICAL', enabled: false },
  changes: [
    { field: 'enabled', before: true, after: false },
    { field: 'severity', before: 'HIGH', after: 'CRITICAL' },
  ],
};

const listRuleVersions = defineEndpoint({
  method: 'GET',
  path: '/rules/{id}/versions',
  chapter: 'rules',
  title: 'The versions of a rule',
  says: 'The newest first: what the rule said, who changed it and when, and what differs from the version before. Deleted rules have theirs too.',
  needs: 'rules:read',
  params,
  query: z.strictObject(pageQuery()),
  answer: { status: 200, schema: envelope({ versions: z.array(ruleVersion), pagination }) },
  errors: ['RULE_NOT_FOUND'],
  example: { params: { id: example.id }, answer: { success: true, versions: [version], pagination: { total: 2, limit: 100, offset: 0, hasMore: true } } },
});

const getRuleVersion = defineEndpoint({
  method: 'GET',
  path: '/rules/{id}/versions/{version}',
  chapter: 'rules',
  title: 'One version of a rule',
  says: 'As it stood between two changes.',
  needs: 'rules:read',
  params: z.strictObject({ id: z.string(), version: z.string().meta({ description: 'Its number: 1 is the first.' }) }),
  answer: { status: 200, schema: envelope({ version: ruleVersion }) },
  errors: ['RULE_NOT_FOUND', 'RULE_VERSION_NOT_FOUND'],
  example: { params: { id: example.id, version: '2' }, answer: { success: true, version } },
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
    body: { conditions: text.conditions },
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

export const rulesEndpoints = { checkRule, createRule, listRules, getRule, changeRule, deleteRule, listRuleVersions, getRuleVersion } as const;
