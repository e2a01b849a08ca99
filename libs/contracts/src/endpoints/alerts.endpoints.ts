import { z } from 'zod';
import { acknowledgedExample, alert, alertExample as example, alertStatus, alertWithHistory, severity } from '../alerts/alert-answer.js';
import { alertFilters } from '../alerts/alert-input.js';
import { cursorPagination, envelope, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { cursorOrOffset, moment, pageCursor, pageQuery } from '../http/query.js';
import { alertActionsEndpoints } from './alert-actions.endpoints.js';
import { alertPreviewEndpoints } from './alert-preview.endpoints.js';

const listAlerts = defineEndpoint({
  method: 'GET',
  path: '/alerts',
  chapter: 'alerts',
  title: 'List alerts',
  says: 'The newest first, unless `order` says otherwise. Those of rules that were deleted stay. `pagination.nextCursor` leads to the next page: send it as `cursor` with the same filters and order, and nothing is missed or seen twice however much is opened meanwhile.',
  needs: 'alerts:read',
  query: z
    .strictObject({
      ...pageQuery(),
      cursor: pageCursor(),
      ...alertFilters,
      openedAfter: moment('openedAfter').optional().meta({ description: 'From this moment on.' }),
      openedBefore: moment('openedBefore').optional().meta({ description: 'Before this moment.' }),
      order: z.enum(['asc', 'desc'], { error: 'Use asc or desc.' }).default('desc').meta({ description: 'By the moment at which it opened.' }),
    })
    .check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ alerts: z.array(alert), pagination: cursorPagination }) },
  errors: ['CURSOR_INVALID'],
  example: { query: { status: 'PENDING' }, answer: { success: true, alerts: [example], pagination: { total: 1, limit: 100, offset: 0, hasMore: false, nextCursor: null } } },
});

const getAlert = defineEndpoint({
  method: 'GET',
  path: '/alerts/{id}',
  chapter: 'alerts',
  title: 'One alert',
  says: 'With its snapshot: rule, scores and reasons as they were when it opened, and what ended it; and with what was done with it, in order.',
  needs: 'alerts:read',
  params: z.strictObject({ id: z.string() }),
  answer: { status: 200, schema: envelope({ alert: alertWithHistory }) },
  errors: ['ALERT_NOT_FOUND'],
  example: { params: { id: example.id }, answer: { success: true, alert: acknowledgedExample } },
});

const intelligenceAlert = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    category: z.string(),
    severity,
    status: alertStatus,
    createdAt: utc(),
    updatedAt: utc(),
    riskContribution: z.number().meta({ description: 'By how many points the weightiest reason moved its score.' }),
    miniAnalysis: z.string(),
    investigationId: z.null(),
    targetEntityId: z.uuid(),
    triggerCondition: z.strictObject({ ruleName: z.string(), threshold: z.number().nullable(), actual: z.number().nullable() }),
    sourceSystem: z.literal('rules_engine'),
  })
  .meta({ id: 'IntelligenceAlert' });

const listIntelligenceAlerts = defineEndpoint({
  method: 'GET',
  path: '/intelligence/alerts',
  chapter: 'alerts',
  title: 'List alerts as gu1 shows them',
  says: 'The newest 1000 that match, without pages; `GET /alerts` has them all.',
  needs: 'alerts:read',
  query: z.strictObject({ entityId: alertFilters.entityId, status: alertFilters.status, severity: alertFilters.severity, category: alertFilters.category }),
  answer: { status: 200, schema: envelope({ alerts: z.array(intelligenceAlert), count: z.int() }) },
  errors: [],
  example: {
    query: { entityId: example.entityId },
    answer: {
      success: true,
      alerts: [
        {
          id: example.id,
          name: example.ruleName,
          category: example.category,
          severity: example.severity,
          status: example.status,
          createdAt: example.openedAt,
          updatedAt: example.updatedAt,
          riskContribution: 43.8,
          miniAnalysis: 'BEHAVIOR 41.2 is less than 60. Madrid to Tokyo in 60 minutes.',
          investigationId: null,
          targetEntityId: example.entityId,
          triggerCondition: { ruleName: example.ruleName, threshold: 60, actual: 41.2 },
          sourceSystem: 'rules_engine',
        },
      ],
      count: 1,
    },
  },
});

export const alertsEndpoints = { listAlerts, getAlert, listIntelligenceAlerts, ...alertActionsEndpoints, ...alertPreviewEndpoints } as const;
