import { dimensions, severities } from '@app/domain';
import { z } from 'zod';
import { utc } from '../http/answer.js';
import { entityBadgesNotice, identityBadgesNotice } from './badges-notice.js';
import { alertTypes } from './endpoint-input.js';
import { revisionNotice } from './revision-notice.js';

/** What is posted when an alert opens or ends. */
export const alertNotice = z
  .strictObject({
    type: z.enum(alertTypes),
    timestamp: utc(),
    data: z.strictObject({
      alertId: z.uuid(),
      ruleId: z.uuid(),
      ruleName: z.string(),
      severity: z.enum(severities),
      status: z.enum(['PENDING', 'RESOLVED']),
      entity: z.strictObject({ id: z.uuid(), externalId: z.string(), type: z.string() }),
      scores: z.record(z.enum(dimensions), z.strictObject({ value: z.number(), confidence: z.number() }).nullable()),
      because: z.string().meta({ description: 'By which figures the rule held, or stopped holding.' }),
      reasons: z.array(z.strictObject({ code: z.string(), because: z.string(), contribution: z.number() })).meta({ description: 'The five weightiest at most.' }),
      openedAt: utc(),
      endedAt: utc().nullable(),
    }),
  })
  .meta({ id: 'AlertNotice', description: 'It names nobody but by id; what it tells of can be read with the key of the organization.' });

/** What is posted to an endpoint. */
export const notice = z.discriminatedUnion('type', [alertNotice, revisionNotice, entityBadgesNotice, identityBadgesNotice]).meta({ id: 'WebhookNotice' });

export const alertNoticeExample = {
  type: 'alert.opened',
  timestamp: '2026-11-20T13:00:01.204Z',
  data: {
    alertId: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b01',
    ruleId: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55',
    ruleName: 'Not itself',
    severity: 'HIGH',
    status: 'PENDING',
    entity: { id: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55', externalId: 'user_12345', type: 'person' },
    scores: { HUMANITY: { value: 84.1, confidence: 0.52 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 41.2, confidence: 0.61 } },
    because: 'BEHAVIOR is 41.2, below 60.',
    reasons: [{ code: 'behavior.impossible-travel', because: 'Madrid to Tokyo in 60 minutes.', contribution: -43.8 }],
    openedAt: '2026-11-20T13:00:01.204Z',
    endedAt: null,
  },
};
