import { alertStatuses, dimensions } from '@app/domain';
import { z } from 'zod';
import { utc } from '../../http/answer.js';
import { severity } from '../../rules/rule-shown.js';
import { defineNotice, entityExample, entityOfNotice } from './define-notice.js';

const data = z
  .strictObject({
    alertId: z.uuid(),
    ruleId: z.uuid(),
    ruleName: z.string(),
    severity,
    status: z.enum(alertStatuses),
    entity: entityOfNotice,
    scores: z.record(z.enum(dimensions), z.strictObject({ value: z.number(), confidence: z.number() }).nullable()),
    because: z.string().meta({ description: 'By which figures the rule held, or stopped holding.' }),
    reasons: z.array(z.strictObject({ code: z.string(), because: z.string(), contribution: z.number() })).meta({ description: 'The five weightiest at most.' }),
    openedAt: utc(),
    endedAt: utc().nullable().meta({ description: 'When the rule stopped holding.' }),
    by: z.string().optional().meta({ description: 'Who did it; left out when the rule did.' }),
    note: z.string().optional().meta({ description: 'What they wrote with it.' }),
  })
  .meta({ id: 'AlertOfNotice', description: 'It names nobody but by id; what it tells of can be read with the key of the organization.' });

const example = {
  alertId: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b01',
  ruleId: '019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55',
  ruleName: 'Not itself',
  severity: 'HIGH',
  status: 'PENDING',
  entity: entityExample,
  scores: { HUMANITY: { value: 84.1, confidence: 0.52 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 41.2, confidence: 0.61 } },
  because: 'BEHAVIOR is 41.2, below 60.',
  reasons: [{ code: 'behavior.impossible-travel', because: 'Madrid to Tokyo in 60 minutes.', contribution: -43.8 }],
  openedAt: '2026-11-20T13:00:01.204Z',
  endedAt: null,
};
const person = { by: 'Case management', note: 'Called the customer.' };

export const alertOpened = defineNotice({ type: 'alert.opened', title: 'An alert was opened', says: 'A rule holds for an entity, and did not before.', data, example });

export const alertAcknowledged = defineNotice({
  type: 'alert.acknowledged',
  title: 'An alert was acknowledged',
  says: 'Somebody looks into it.',
  data,
  example: { ...example, status: 'ACKNOWLEDGED', ...person },
});

export const alertResolved = defineNotice({
  type: 'alert.resolved',
  title: 'An alert was resolved',
  says: 'The rule stopped holding, or somebody is done with it: then `by` says who. It comes once, whichever is first.',
  data,
  example: { ...example, status: 'RESOLVED', because: 'BEHAVIOR is 71.8, not below 60.', endedAt: '2026-11-21T09:12:40.031Z' },
});

export const alertReopened = defineNotice({ type: 'alert.reopened', title: 'An alert was reopened', says: 'It waits again for somebody who looks into it.', data, example: { ...example, ...person } });

export const ruleTriggered = defineNotice({
  type: 'rule.triggered',
  title: 'A rule was triggered',
  says: 'A rule hit an event, or began to hold for an entity (then event is null). It is told whether or not an alert comes of it, and never of a rule in shadow.',
  data: z.strictObject({
    rule: z.strictObject({ id: z.uuid(), name: z.string(), description: z.string(), category: z.string(), version: z.int(), severity }),
    entity: entityOfNotice,
    event: z.strictObject({ id: z.uuid(), eventType: z.string(), timestamp: utc() }).nullable(),
    because: z.string(),
  }),
  example: { rule: { id: example.ruleId, name: example.ruleName, description: '', category: 'fraud', version: 1, severity: 'HIGH' }, entity: entityExample, event: null, because: example.because },
});
