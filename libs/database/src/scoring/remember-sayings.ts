import { forgetMoment, type Sayings, type Told, withTold } from '@app/domain';
import type { Queryable } from '../database.js';
import { tellingEventsOf } from '../memory/events-to-remember.js';

/** Somebody, and what the events of a batch tell of who it is. */
export interface Teller {
  readonly entityId: string;
  readonly organizationId: string;
  readonly told: readonly Told[];
  /** When those events happened, of which some tell nothing. */
  readonly moments: readonly number[];
}

const known = { name: 'sayings-known', text: 'select entity_id, sayings from entity_sayings where entity_id = any($1::uuid[])' };

const write = {
  name: 'sayings-write',
  text: `insert into entity_sayings (entity_id, organization_id, sayings) select * from unnest($1::uuid[], $2::uuid[], $3::jsonb[])
    on conflict (entity_id) do update set sayings = excluded.sayings`,
};

/**
 * Remembers what events tell of these people, whose locks the caller holds. It may be done twice and in any order: see
 * `Sayings`. A corrected event is forgotten by its moment, and the events around it are heard again.
 */
export async function rememberSayings(tx: Queryable, people: readonly Teller[], { corrects }: { corrects: boolean }): Promise<void> {
  const tellers = people.filter(({ told, moments }) => (corrects ? moments : told).length > 0);
  if (tellers.length === 0) return;
  const again = corrects ? await tellingEventsOf(tx, tellers.map(({ entityId }) => entityId)) : [];
  const rows = await tx.rows<{ entity_id: string; sayings: Sayings }>(known, [tellers.map(({ entityId }) => entityId)]);
  const before = new Map(rows.map((row) => [row.entity_id, row.sayings]));
  const changed = tellers.flatMap(({ entityId, organizationId, told, moments }) => {
    const remembered = before.get(entityId) ?? {};
    const kept = corrects ? moments.reduce(forgetMoment, remembered) : remembered;
    const heardAgain = again.flatMap((event) => (event.entityId === entityId && event.told ? [event.told] : []));
    const sayings = withTold(kept, [...told, ...heardAgain]);
    return JSON.stringify(sayings) === JSON.stringify(remembered) ? [] : [{ entityId, organizationId, sayings: JSON.stringify(sayings) }];
  });
  if (changed.length === 0) return;
  await tx.run(write, [changed.map(({ entityId }) => entityId), changed.map(({ organizationId }) => organizationId), changed.map(({ sayings }) => sayings)]);
}
