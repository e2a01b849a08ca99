import { badgeTypes, dimensions } from '@app/domain';
import { z } from 'zod';
import { envelope, json, pagination, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { pageQuery, uuid } from '../http/query.js';

const status = z.enum(['PENDING', 'ACKNOWLEDGED', 'RESOLVED'], { error: 'Use PENDING, ACKNOWLEDGED or RESOLVED.' });
const scores = z.record(z.enum(dimensions), z.strictObject({ value: z.number(), confidence: z.number() }).nullable());

const snapshot = z.strictObject({
  rule: json(),
  title: z.string().optional().meta({ description: 'As the action of the rule calls it; so are type and tags.' }),
  type: z.string().optional(),
  tags: z.array(z.string()).optional(),
  event: z.strictObject({ id: z.uuid(), eventType: z.string(), timestamp: utc() }).optional().meta({ description: 'What raised it, where the rule asks about events.' }),
  conditions: json().optional().meta({ description: 'What the rule expected and what was there.' }),
  entity: z.strictObject({ id: z.string(), externalId: z.string(), type: z.string() }),
  cycle: z.int(),
  scores,
  badges: z.array(z.strictObject({ slug: z.string(), name: z.string(), type: z.enum(badgeTypes) })).optional().meta({ description: 'What the entity carried then.' }),
  because: z.string(),
  reasons: z.array(z.strictObject({ code: z.string(), dimension: z.enum(dimensions), because: z.string(), contribution: z.number() })),
  ended: z.strictObject({ cycle: z.int(), scores, because: z.string() }).optional(),
});

const alert = z
  .strictObject({
    id: z.uuid(),
    ruleId: z.uuid(),
    ruleName: z.string(),
    ruleVersion: z.int(),
    entityId: z.uuid(),
    status,
    severity: z.enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']),
    because: z.string().meta({ description: 'By which figures the rule held.' }),
    openedAt: utc(),
    endedAt: utc().nullable(),
    snapshot: snapshot.meta({ description: 'Rule, scores and reasons as they were when it opened.' }),
  })
  .meta({ id: 'Alert' });

const example = {
  id: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b01',
  ruleId: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55',
  ruleName: 'Not itself',
  ruleVersion: 1,
  entityId: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55',
  status: 'PENDING',
  severity: 'HIGH',
  because: 'BEHAVIOR 41.2 is less than 60.',
  openedAt: '2026-11-20T13:00:01.204Z',
  endedAt: null,
  snapshot: {
    rule: { id: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55', name: 'Not itself', version: 1, severity: 'HIGH', conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 60 }] },
    entity: { id: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55', externalId: 'user_12345', type: 'person' },
    cycle: 2,
    scores: { HUMANITY: { value: 84.1, confidence: 0.52 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 41.2, confidence: 0.61 } },
    badges: [{ slug: 'behavior.account-takeover-signal', name: 'Account Takeover Suspected', type: 'BAD' }],
    because: 'BEHAVIOR 41.2 is less than 60.',
    reasons: [{ code: 'behavior.impossible-travel', dimension: 'BEHAVIOR', because: 'Madrid to Tokyo in 60 minutes.', contribution: -43.8 }],
  },
};

const listAlerts = defineEndpoint({
  method: 'GET',
  path: '/alerts',
  chapter: 'alerts',
  title: 'List alerts',
  says: 'The newest first.',
  needs: 'alerts:read',
  query: z.strictObject({ ...pageQuery(), status: status.optional(), entityId: uuid('entityId').optional(), ruleId: uuid('ruleId').optional() }),
  answer: { status: 200, schema: envelope({ alerts: z.array(alert), pagination }) },
  errors: [],
  example: { query: { status: 'PENDING' }, answer: { success: true, alerts: [example], pagination: { total: 1, limit: 100, offset: 0, hasMore: false } } },
});

const getAlert = defineEndpoint({
  method: 'GET',
  path: '/alerts/{id}',
  chapter: 'alerts',
  title: 'One alert',
  says: 'With its snapshot: rule, scores and reasons as they were when it opened, and what ended it.',
  needs: 'alerts:read',
  params: z.strictObject({ id: z.string() }),
  answer: { status: 200, schema: envelope({ alert }) },
  errors: ['ALERT_NOT_FOUND'],
  example: { params: { id: example.id }, answer: { success: true, alert: example } },
});

export const alertsEndpoints = { listAlerts, getAlert } as const;
