import { spelledTaxId } from '@app/domain';
import type { Queryable } from '../database.js';

/** What an event says of its entity. */
export interface StatedIds {
  readonly entityId: string;
  readonly externalId: string | null;
  readonly taxId: string | null;
  readonly taxIdNormalized: string | null;
}

// An id that the entity has already stays, and one that somebody else has is his; of several who lack it the first in id order gets it,
// or all of them, and whoever comes with them, would fail for ever. In id order, as everywhere.
const isFirstWith = (stated: string, own: string): string => `row_number() over (partition by e.organization_id, ${stated} order by ${own} is not null, e.id) = 1`;
const learn = {
  name: 'entity-learn-ids',
  text: `with stated as (
      select e.id, e.organization_id,
        case when e.external_id is null and ${isFirstWith('s.external_id', 'e.external_id')} and not exists (
          select 1 from entity other where other.organization_id = e.organization_id and other.external_id = s.external_id and other.deleted_at is null
        ) then s.external_id end as external_id,
        case when e.tax_id_normalized is null and ${isFirstWith('s.tax_id_normalized', 'e.tax_id_normalized')} and not exists (
          select 1 from entity other where other.organization_id = e.organization_id and other.tax_id_normalized = s.tax_id_normalized and other.deleted_at is null
        ) then s.tax_id_normalized end as tax_id_normalized, s.tax_id
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as s(id, external_id, tax_id, tax_id_normalized)
      join entity e on e.id = s.id
      where e.deleted_at is null
    ), locked as (
      select e.id from entity e where e.id in (select id from stated where external_id is not null or tax_id_normalized is not null) order by e.id for no key update
    )
    update entity e set external_id = coalesce(e.external_id, stated.external_id),
      tax_id = case when e.tax_id_normalized is null and stated.tax_id_normalized is not null then stated.tax_id else e.tax_id end,
      tax_id_normalized = coalesce(e.tax_id_normalized, stated.tax_id_normalized), updated_at = now()
    from locked join stated on stated.id = locked.id
    where e.id = locked.id
    returning e.id`,
};

/**
 * Entities learn the external id or the tax id that an event says of them and that they lack: an event under that id alone
 * finds the same entity, whichever of the two came first. Answers who learned something: events may be waiting for them.
 */
export async function learnIds(tx: Queryable, stated: readonly StatedIds[]): Promise<string[]> {
  const wishes = new Map<string, StatedIds>();
  // Where events contradict each other the first in order of letters, not the first that came.
  for (const one of stated.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))) {
    const before = wishes.get(one.entityId);
    const taxId = before?.taxIdNormalized ? before : one;
    wishes.set(one.entityId, { ...taxId, externalId: before?.externalId ?? one.externalId });
  }
  if (wishes.size === 0) return [];
  const all = [...wishes.values()];
  const rows = await tx.rows<{ id: string }>(learn, [
    all.map((one) => one.entityId),
    all.map((one) => one.externalId),
    all.map((one) => one.taxId && spelledTaxId(one.taxId)),
    all.map((one) => one.taxIdNormalized),
  ]);
  return rows.map(({ id }) => id);
}

const sortKey = ({ externalId, taxId }: StatedIds): string => `${externalId ?? ''} ${taxId ?? ''}`;

/** Another process gave one of these ids to somebody meanwhile. */
export const isIdTakenMeanwhile = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && (constraint === 'entity_external_id' || constraint === 'entity_tax_id');
};
