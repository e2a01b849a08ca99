import { type AskedOf, endpoints } from '@app/contracts';
import { type AlertRecord, Alerts, type KeyHolder } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { pagination, placeIn } from '../list-cursor.js';
import { findAlert } from './find-alert.js';

/** What gu1's list answers at most. */
const MOST = 1_000;

@Controller()
export class AlertsController {
  constructor(private readonly alerts: Alerts) {}

  @Serves(endpoints.listAlerts)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listAlerts>, @Caller() holder: KeyHolder) {
    const { limit, offset, cursor, ...list } = query;
    const { order, ...filter } = list;
    const { alerts, ...counted } = await this.alerts.list(holder.organizationId, filter, { limit, offset, order, after: placeIn(cursor, list, isUuid) });
    const last = alerts.at(-1);
    return { success: true, alerts, pagination: pagination(counted, { limit, offset }, last && { at: last.openedAt, id: last.id }, list) };
  }

  @Serves(endpoints.getAlert)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getAlert>, @Caller() holder: KeyHolder) {
    return { success: true, alert: await findAlert(this.alerts, holder, id) };
  }

  @Serves(endpoints.listIntelligenceAlerts)
  async listAsGu1(@Asked() { query }: AskedOf<typeof endpoints.listIntelligenceAlerts>, @Caller() holder: KeyHolder) {
    const { alerts } = await this.alerts.list(holder.organizationId, query, { limit: MOST, offset: 0 });
    return { success: true, alerts: alerts.map(asGu1), count: alerts.length };
  }
}

/** gu1 has one threshold and one figure: those of the first condition that compares a score. */
function asGu1({ id, ruleName, category, severity, status, openedAt, updatedAt, because, entityId, snapshot }: AlertRecord) {
  const [reason] = snapshot.reasons;
  const compared = comparisonIn(snapshot.rule.conditions);
  const score = compared && snapshot.scores[compared.dimension as keyof typeof snapshot.scores];
  return {
    id,
    name: ruleName,
    category,
    severity,
    status,
    createdAt: openedAt,
    updatedAt,
    riskContribution: Math.abs(reason?.contribution ?? 0),
    miniAnalysis: reason ? `${because} ${reason.because}` : because,
    investigationId: null,
    targetEntityId: entityId,
    triggerCondition: { ruleName, threshold: compared?.threshold ?? null, actual: score?.value ?? null },
    sourceSystem: 'rules_engine' as const,
  };
}

function comparisonIn(conditions: unknown): { dimension: string; threshold: number } | null {
  const found = (Array.isArray(conditions) ? conditions : []).find((one: unknown) => typeof (one as { threshold?: unknown } | null)?.threshold === 'number');
  return (found as { dimension: string; threshold: number } | undefined) ?? null;
}
