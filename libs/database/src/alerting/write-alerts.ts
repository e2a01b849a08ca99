import { v7 as uuid } from 'uuid';
import type { CarriedBadge } from '../badges/carried-badges.js';
import type { Queryable, Transaction } from '../database.js';
import type { Notice } from '../delivery/announce.js';
import { loadBackgrounds } from './load-cases.js';
import type { Ending, Opening } from './judge.js';
import { type AlertSnapshot, endOf, severityOf, snapshotOf } from './snapshot.js';
import { webhookBody } from './webhook-body.js';

const insert = {
  name: 'alert-open',
  text: `insert into alert (id, organization_id, rule_id, rule_version, entity_id, severity, category, snapshot, event_id, hits, status, ended_at, resolved_at, accepted_at, opened_at, last_hit_at)
    select n.id, n.organization_id, n.rule_id, n.rule_version, n.entity_id, n.severity, n.category, n.snapshot, n.event_id, n.hits,
      case when n.has_ended then 'RESOLVED' else 'PENDING' end, case when n.has_ended then $13::timestamptz end, case when n.has_ended then $13::timestamptz end, $12, $13, $13
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::text[], $7::text[], $8::jsonb[], $9::boolean[], $10::uuid[], $11::int[])
      as n(id, organization_id, rule_id, rule_version, entity_id, severity, category, snapshot, has_ended, event_id, hits)`,
};

const end = {
  name: 'alert-end',
  text: `update alert a set status = 'RESOLVED', ended_at = greatest(a.opened_at, $3), resolved_at = coalesce(a.resolved_at, greatest(a.opened_at, $3)), snapshot = a.snapshot || jsonb_build_object('ended', n.ended)
    from unnest($1::uuid[], $2::jsonb[]) as n(id, ended)
    where a.id = n.id and a.ended_at is null
    returning a.id, a.organization_id as "organizationId", a.resolved_by as "resolvedBy", a.snapshot, a.opened_at as "openedAt", a.ended_at as "endedAt"`,
};

/** Opens alerts. Answers what is to be told about them: an alert that has ended already is told twice. */
export async function openAlerts(tx: Transaction, openings: readonly Opening[], badges: ReadonlyMap<string, readonly CarriedBadge[]>, acceptedAt: Date, at: Date): Promise<Notice[]> {
  if (openings.length === 0) return [];
  const backgrounds = await loadBackgrounds(tx, openings);
  const alerts = openings.map((opening, n) => {
    const background = backgrounds[n];
    if (!background) throw new Error(`The entity ${opening.entityId} has an analysis and is not in the table of entities.`);
    return { id: uuid(), opening, snapshot: snapshotOf(opening, { ...background, badges: badges.get(opening.entityId) ?? [] }) };
  });
  tx.send(insert, [
    alerts.map(({ id }) => id),
    alerts.map(({ opening }) => opening.rule.organizationId),
    alerts.map(({ opening }) => opening.rule.id),
    alerts.map(({ opening }) => opening.rule.version),
    alerts.map(({ opening }) => opening.entityId),
    alerts.map(({ opening }) => severityOf(opening.rule)),
    alerts.map(({ opening }) => opening.rule.category),
    alerts.map(({ snapshot }) => JSON.stringify(snapshot)),
    alerts.map(({ opening }) => opening.endedBy !== null),
    alerts.map(({ opening }) => opening.event?.id ?? null),
    alerts.map(({ opening }) => opening.hits),
    acceptedAt,
    at,
  ]);
  return alerts.flatMap(({ id, opening, snapshot }): Notice[] => {
    const { organizationId } = opening.rule;
    const opened: Notice = { type: 'alert.opened', about: { alertId: id }, organizationId, body: webhookBody('alert.opened', { id, snapshot, openedAt: at, endedAt: null }, at) };
    if (!opening.endedBy) return [opened];
    return [opened, { type: 'alert.resolved', about: { alertId: id }, organizationId, body: webhookBody('alert.resolved', { id, snapshot, openedAt: at, endedAt: at }, at) }];
  });
}

interface Ended {
  id: string;
  organizationId: string;
  snapshot: AlertSnapshot;
  openedAt: Date;
  endedAt: Date;
  resolvedBy: string | null;
}

/** Ends alerts, and answers what is to be told about them: nothing, where somebody had resolved one before. */
export async function endAlerts(tx: Queryable, endings: readonly Ending[], at: Date): Promise<Notice[]> {
  if (endings.length === 0) return [];
  const ended = await tx.rows<Ended & Record<string, unknown>>(end, [
    endings.map(({ alertId }) => alertId),
    endings.map(({ endedBy }) => JSON.stringify(endOf(endedBy))),
    at,
  ]);
  return ended.filter(({ resolvedBy }) => resolvedBy === null).map((alert): Notice => ({ type: 'alert.resolved', about: { alertId: alert.id }, organizationId: alert.organizationId, body: webhookBody('alert.resolved', alert, at) }));
}
