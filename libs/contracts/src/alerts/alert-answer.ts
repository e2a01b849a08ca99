import { alertActions, alertStatuses, badgeTypes, dimensions } from '@app/domain';
import { z } from 'zod';
import { json, utc } from '../http/answer.js';
import { severity } from '../rules/rule-shown.js';

export const alertStatus = z.enum(alertStatuses, { error: 'Use PENDING, ACKNOWLEDGED or RESOLVED.' });
export { severity };

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

const fields = {
  id: z.uuid(),
  ruleId: z.uuid(),
  ruleName: z.string(),
  ruleVersion: z.int(),
  entityId: z.uuid(),
  status: alertStatus,
  severity,
  category: z.string(),
  assignee: z.string().nullable().meta({ description: 'Who is to look into it.' }),
  because: z.string().meta({ description: 'By which figures the rule held.' }),
  openedAt: utc(),
  dueAt: utc().meta({ description: 'By when somebody should have looked into it: so many minutes after it opened as the organization’s `alertObjectives` say for its severity.' }),
  endedAt: utc().nullable().meta({ description: 'When the rule stopped holding.' }),
  acknowledgedAt: utc().nullable(),
  acknowledgedBy: z.string().nullable().meta({ description: 'The name of the key or the member who did it.' }),
  resolvedAt: utc().nullable(),
  resolvedBy: z.string().nullable().meta({ description: 'Null beside a moment: the rule stopped holding.' }),
  updatedAt: utc(),
  snapshot: snapshot.meta({ description: 'Rule, scores and reasons as they were when it opened.' }),
};
export const alert = z.strictObject(fields).meta({ id: 'Alert' });

const action = z
  .strictObject({
    number: z.int(),
    action: z.enum(alertActions),
    statusBefore: alertStatus,
    statusAfter: alertStatus,
    assignee: z.string().nullable().meta({ description: 'Of an assignment: to whom.' }),
    note: z.string().nullable(),
    by: z.string().meta({ description: 'The name of the key or the member, as it was then.' }),
    at: utc(),
  })
  .meta({ id: 'AlertAction' });

export const alertWithHistory = z.strictObject({ ...fields, history: z.array(action) }).meta({ id: 'AlertWithHistory' });

export const alertExample = {
  id: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b01',
  ruleId: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55',
  ruleName: 'Not itself',
  ruleVersion: 1,
  entityId: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55',
  status: 'PENDING',
  severity: 'HIGH',
  category: 'fraud',
  assignee: null,
  because: 'BEHAVIOR 41.2 is less than 60.',
  openedAt: '2026-11-20T13:00:01.204Z',
  dueAt: '2026-11-20T14:00:01.204Z',
  endedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  resolvedAt: null,
  resolvedBy: null,
  updatedAt: '2026-11-20T13:00:01.204Z',
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

const acknowledgedAt = '2026-11-20T13:08:55.310Z';
export const acknowledgedExample = {
  ...alertExample,
  status: 'ACKNOWLEDGED',
  assignee: 'ana@bank.example',
  acknowledgedAt,
  acknowledgedBy: 'Case management',
  updatedAt: acknowledgedAt,
  history: [{ number: 1, action: 'acknowledge', statusBefore: 'PENDING', statusAfter: 'ACKNOWLEDGED', assignee: null, note: 'Calling the customer.', by: 'Case management', at: acknowledgedAt }],
};
