import { z } from 'zod';
import { envelope } from '../../http/answer.js';
import { rule, ruleFields, ruleText } from '../../rules/rule-shown.js';

export const text: z.output<z.ZodObject<typeof ruleText>> = {
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
export const key = '019ab3c0-11f2-7c88-a5d1-2b7c64f0e913';
export const example = {
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
export const changed = { ...example, severity: 'CRITICAL', enabled: false, version: 2, previousVersionId: '019ab3c2-6aa0-7d3e-8c11-70aa3f5b2c81', updatedAt: '2026-11-20T13:40:52.711Z' };
export const params = z.strictObject({ id: z.string() });
/** gu1 answers the rule itself; everything else here has an envelope. Both are there. */
export const oneRule = envelope({ rule, ...ruleFields });
export const asAnswer = (shown: typeof example) => ({ success: true, rule: shown, ...shown });
