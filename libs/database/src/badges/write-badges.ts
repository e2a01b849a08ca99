import type { HeldBadge } from '@app/domain';
import type { Transaction } from '../database.js';

/** What is to be written of somebody's badge. */
export interface BadgeToWrite {
  readonly entityId: string;
  readonly organizationId: string;
  readonly badge: HeldBadge;
  /** When it changes by itself. */
  readonly dueAt: number | null;
}

export interface BadgeToDelete {
  readonly entityId: string;
  readonly slug: string;
}

const upsert = {
  name: 'badges-upsert',
  text: `insert into entity_badge (entity_id, organization_id, slug, since, holds_since, ceased_since, due_at, explanation, metadata)
    select n.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::jsonb[]) as n
    on conflict (entity_id, slug) do update set since = excluded.since, holds_since = excluded.holds_since, ceased_since = excluded.ceased_since,
      due_at = excluded.due_at, explanation = excluded.explanation, metadata = excluded.metadata`,
};

const remove = {
  name: 'badges-delete',
  text: 'delete from entity_badge b using unnest($1::uuid[], $2::text[]) as n(entity_id, slug) where b.entity_id = n.entity_id and b.slug = n.slug',
};

/** Sent: whoever asks about badges behind it finds them written. */
export function writeBadges(tx: Transaction, written: readonly BadgeToWrite[], deleted: readonly BadgeToDelete[]): void {
  if (deleted.length > 0) tx.send(remove, [deleted.map(({ entityId }) => entityId), deleted.map(({ slug }) => slug)]);
  if (written.length === 0) return;
  const standings = written.map(({ badge }) => badge.standing);
  tx.send(upsert, [
    written.map(({ entityId }) => entityId),
    written.map(({ organizationId }) => organizationId),
    written.map(({ badge }) => badge.slug),
    standings.map((standing) => moment(standing.is === 'waiting' ? null : standing.since)),
    standings.map((standing) => moment(standing.is === 'waiting' ? standing.holdsSince : null)),
    standings.map((standing) => moment(standing.is === 'leaving' ? standing.ceasedSince : null)),
    written.map(({ dueAt }) => moment(dueAt)),
    written.map(({ badge }) => badge.explanation),
    written.map(({ badge }) => JSON.stringify(badge.metadata)),
  ]);
}

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
