import { z } from 'zod';
import { envelope, pagination } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { pageQuery } from '../../http/query.js';
import { ruleVersion } from '../../rules/rule-shown.js';
import { example, key, params, text } from './example.js';

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

export const listRuleVersions = defineEndpoint({
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

export const getRuleVersion = defineEndpoint({
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
