import { z } from 'zod';
import { acknowledgedExample, alertExample, alertStatus, alertWithHistory } from '../alerts/alert-answer.js';
import { assignee, manyAlerts, noteText, withNote } from '../alerts/alert-input.js';
import { envelope } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';

const params = z.strictObject({ id: z.string() });
const answer = { status: 200, schema: envelope({ alert: alertWithHistory }) } as const;
const [acknowledged] = acknowledgedExample.history;
const at = '2026-11-21T09:12:40.031Z';

const acknowledgeAlert = defineEndpoint({
  method: 'POST',
  path: '/alerts/{id}/acknowledge',
  chapter: 'alerts',
  title: 'Acknowledge an alert',
  says: 'Somebody looks into it. One that is acknowledged already is answered as it is; one that is resolved is reopened first.',
  needs: 'alerts:write',
  params,
  body: withNote,
  answer,
  errors: ['ALERT_NOT_FOUND', 'ALERT_STATUS_CONFLICT'],
  example: { params: { id: alertExample.id }, body: { note: 'Calling the customer.' }, answer: { success: true, alert: acknowledgedExample } },
});

const resolveAlert = defineEndpoint({
  method: 'POST',
  path: '/alerts/{id}/resolve',
  chapter: 'alerts',
  title: 'Resolve an alert',
  says: 'Somebody is done with it. While its rule still holds no other one is opened for the same entity; when it stops and holds again, a new one is.',
  needs: 'alerts:write',
  params,
  body: withNote,
  answer,
  errors: ['ALERT_NOT_FOUND', 'ALERT_STATUS_CONFLICT'],
  example: {
    params: { id: alertExample.id },
    body: { note: 'On holiday, confirmed by phone.' },
    answer: {
      success: true,
      alert: {
        ...acknowledgedExample,
        status: 'RESOLVED',
        resolvedAt: at,
        resolvedBy: 'Case management',
        updatedAt: at,
        history: [acknowledged, { ...acknowledged, number: 2, action: 'resolve', statusBefore: 'ACKNOWLEDGED', statusAfter: 'RESOLVED', note: 'On holiday, confirmed by phone.', at }],
      },
    },
  },
});

const reopenAlert = defineEndpoint({
  method: 'POST',
  path: '/alerts/{id}/reopen',
  chapter: 'alerts',
  title: 'Reopen an alert',
  says: 'It waits again for somebody. One whose rule has stopped holding stays open until people resolve it.',
  needs: 'alerts:write',
  params,
  body: withNote,
  answer,
  errors: ['ALERT_NOT_FOUND', 'ALERT_STATUS_CONFLICT'],
  example: {
    params: { id: alertExample.id },
    body: {},
    answer: {
      success: true,
      alert: { ...acknowledgedExample, status: 'PENDING', acknowledgedAt: null, acknowledgedBy: null, updatedAt: at, history: [acknowledged, { ...acknowledged, number: 2, action: 'reopen', statusBefore: 'ACKNOWLEDGED', statusAfter: 'PENDING', note: null, at }] },
    },
  },
});

const assignAlert = defineEndpoint({
  method: 'POST',
  path: '/alerts/{id}/assign',
  chapter: 'alerts',
  title: 'Assign an alert',
  says: 'Says who is to look into it. Its status stays.',
  needs: 'alerts:write',
  params,
  body: z.strictObject({ assignee, note: noteText.optional() }),
  answer,
  errors: ['ALERT_NOT_FOUND'],
  example: {
    params: { id: alertExample.id },
    body: { assignee: 'ana@bank.example' },
    answer: { success: true, alert: { ...acknowledgedExample, history: [acknowledged, { ...acknowledged, number: 2, action: 'assign', statusBefore: 'ACKNOWLEDGED', assignee: 'ana@bank.example', note: null }] } },
  },
});

const noteAlert = defineEndpoint({
  method: 'POST',
  path: '/alerts/{id}/notes',
  chapter: 'alerts',
  title: 'Write a note to an alert',
  says: 'It stands in the history.',
  needs: 'alerts:write',
  params,
  body: z.strictObject({ note: noteText }),
  answer,
  errors: ['ALERT_NOT_FOUND'],
  example: {
    params: { id: alertExample.id },
    body: { note: 'The card was reported stolen.' },
    answer: { success: true, alert: { ...acknowledgedExample, history: [acknowledged, { ...acknowledged, number: 2, action: 'note', statusBefore: 'ACKNOWLEDGED', note: 'The card was reported stolen.' }] } },
  },
});

const actOnAlerts = defineEndpoint({
  method: 'POST',
  path: '/alerts/actions',
  chapter: 'alerts',
  title: 'Act on many alerts',
  says: 'By ids, or by a filter: then on the oldest 1000 that match and that it can be done with; while `hasMore` is true, ask again. What cannot be done with one alert does not keep it from the others. A note or an assignment by filter finds the same alerts again: narrow the filter.',
  needs: 'alerts:write',
  body: manyAlerts,
  answer: {
    status: 200,
    schema: envelope({
      done: z.array(z.uuid()),
      asTheyWere: z.array(z.uuid()).meta({ description: 'Those that were there already.' }),
      impossible: z.array(z.strictObject({ id: z.uuid(), status: alertStatus })).meta({ description: 'Those that are where the action does not lead from.' }),
      notFound: z.array(z.uuid()),
      hasMore: z.boolean(),
    }),
  },
  errors: [],
  example: {
    body: { action: 'resolve', filter: { ruleId: alertExample.ruleId, status: 'PENDING' }, note: 'The rule was too strict.' },
    answer: { success: true, done: [alertExample.id], asTheyWere: [], impossible: [], notFound: [], hasMore: false },
  },
});

export const alertActionsEndpoints = { acknowledgeAlert, resolveAlert, reopenAlert, assignAlert, noteAlert, actOnAlerts } as const;
