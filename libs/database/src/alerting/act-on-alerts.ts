import { actionFrom, type AlertAction, alertLife, type AlertStatus } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import { announce, type DeliveryToRing, type Notice } from '../delivery/announce.js';
import { nameOfActor } from '../members/name-of-actor.js';
import { type AlertFilter, whereAlerts } from './alert-filter.js';
import type { AlertSnapshot } from './snapshot.js';
import { type AlertNoticeType, webhookBody } from './webhook-body.js';

/** What somebody wants to be done with alerts. */
export interface AlertWish {
  readonly action: AlertAction;
  /** Of an assignment: to whom; null: to nobody. */
  readonly assignee?: string | null | undefined;
  readonly note?: string | null | undefined;
  /** The key, or the member in the console, that acts. */
  readonly keyId: string;
}

/** Which alerts: these, or the oldest of those that match and that it can be done with. */
export type AlertsMeant = { readonly ids: readonly string[] } | { readonly filter: AlertFilter };

export interface ActedOn {
  readonly done: readonly string[];
  /** Those that are where the action leads already. */
  readonly asTheyWere: readonly string[];
  /** Those from where it does not lead anywhere. */
  readonly impossible: readonly { readonly id: string; readonly status: AlertStatus }[];
  /** Only of a filter: more match than are taken at once. */
  readonly hasMore: boolean;
  readonly deliveries: readonly DeliveryToRing[];
}

export const ALERTS_AT_ONCE = 1_000;

interface Held extends Record<string, unknown> {
  readonly id: string;
  readonly status: AlertStatus;
  readonly snapshot: AlertSnapshot;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly actionCount: number;
}

const held = `select id, status, snapshot, opened_at as "openedAt", ended_at as "endedAt", action_count as "actionCount" from alert`;

// Who and when of the latest step stand with the alert; all steps stand in its history.
const write = `
  with done as (
    update alert a set action_count = a.action_count + 1, status = $3,
      assignee = case when $2 = 'assign' then $4 else a.assignee end,
      acknowledged_at = case $2 when 'acknowledge' then $7::timestamptz when 'reopen' then null else a.acknowledged_at end,
      acknowledged_by = case $2 when 'acknowledge' then $6 when 'reopen' then null else a.acknowledged_by end,
      resolved_at = case $2 when 'resolve' then $7::timestamptz when 'reopen' then null else a.resolved_at end,
      resolved_by = case $2 when 'resolve' then $6 when 'reopen' then null else a.resolved_by end
    where a.id = any($1::uuid[]) returning a.id, a.action_count
  )
  insert into alert_action (alert_id, number, action, status_before, status_after, assignee, note, by, at)
  select id, action_count, $2, $8, $3, $4, $5, $6, $7::timestamptz from done`;

/** People lead alerts through their life, one or many at a time; each step is written down and told in the same transaction. */
export class ActOnAlerts {
  constructor(private readonly database: Database) {}

  act(organizationId: string, meant: AlertsMeant, wish: AlertWish): Promise<ActedOn> {
    return this.database.transaction(async (tx) => {
      const { alerts, hasMore } = await hold(tx, organizationId, meant, wish.action);
      const by = await nameOfActor(tx, wish.keyId);
      const at = new Date();
      const verdictOf = (alert: Held) => actionFrom(wish.action, alert.status);
      const done = alerts.filter((alert) => verdictOf(alert) === 'done');
      for (const before of new Set(done.map(({ status }) => status))) {
        const ids = done.filter(({ status }) => status === before).map(({ id }) => id);
        await tx.run(write, [ids, wish.action, alertLife[wish.action].to ?? before, wish.assignee ?? null, wish.note ?? null, by, at.toISOString(), before]);
      }
      return {
        done: done.map(({ id }) => id),
        asTheyWere: alerts.filter((alert) => verdictOf(alert) === 'as it was').map(({ id }) => id),
        impossible: alerts.filter((alert) => verdictOf(alert) === 'impossible').map(({ id, status }) => ({ id, status })),
        hasMore,
        deliveries: await announce(tx, noticesOf(organizationId, done, wish, by, at), at),
      };
    });
  }
}

async function hold(tx: Queryable, organizationId: string, meant: AlertsMeant, action: AlertAction): Promise<{ alerts: Held[]; hasMore: boolean }> {
  if ('ids' in meant) {
    const alerts = await tx.rows<Held>(`${held} where organization_id = $1 and id = any($2::uuid[]) order by id for no key update`, [organizationId, meant.ids]);
    return { alerts, hasMore: false };
  }
  const { where, values } = whereAlerts(organizationId, meant.filter);
  const possible = alertLife[action].from.map((status) => `'${status}'`).join(', ');
  const found = await tx.rows<{ id: string }>(`select id from alert where ${where} and status in (${possible}) order by opened_at, id limit ${ALERTS_AT_ONCE + 1}`, values);
  const ids = found.slice(0, ALERTS_AT_ONCE).map(({ id }) => id);
  const alerts = await tx.rows<Held>(`${held} where id = any($1::uuid[]) order by id for no key update`, [ids]);
  return { alerts, hasMore: found.length > ALERTS_AT_ONCE };
}

function noticesOf(organizationId: string, alerts: readonly Held[], { action, note }: AlertWish, by: string, at: Date): Notice[] {
  const type: AlertNoticeType | null = alertLife[action].tells;
  if (type === null) return [];
  return alerts.map((alert) => ({
    type,
    about: { alertId: alert.id },
    organizationId,
    body: webhookBody(type, alert, at, { by, note: note ?? null }),
    occasion: alert.actionCount + 1,
  }));
}
