import { forgetMoment, type Sayings, type Told, withTold } from '@app/domain';
import type { Transaction } from '../database.js';
import { tellingEventsOf } from '../memory/events-to-remember.js';

/** Somebody, what is remembered of what events told of him, and what those of a batch tell. */
export interface Teller {
  readonly remembered: Sayings;
  readonly entityId: string;
  readonly organizationId: string;
  readonly told: readonly Told[];
  /** When those events happened, of which some tell nothing. */
  readonly moments: readonly number[];
}

// Line by line: as elements of an array, which are all quotes, the texts would be escaped here and read back there sign by sign.
const write = {
  name: 'sayings-write',
  text: `insert into entity_sayings (entity_id, organization_id, sayings) select n.entity_id, n.organization_id, n.sayings::jsonb from unnest($1::uuid[], $2::uuid[], string_to_array($3, E'\\n')) as n(entity_id, organization_id, sayings)
    on conflict (entity_id) do update set sayings = excluded.sayings`,
};

/**
 * Remembers what events tell of these people, whose locks the caller holds, and answers what is remembered of each, in their
 * order. It may be done twice and in any order: see `Sayings`. A corrected event is forgotten by its moment, and the events
 * around it are heard again.
 */
export async function rememberSayings(tx: Transaction, people: readonly Teller[], { corrects }: { corrects: boolean }): Promise<Sayings[]> {
  const tells = ({ told, moments }: Teller): boolean => (corrects ? moments : told).length > 0;
  const corrected = corrects ? people.filter(tells).map(({ entityId }) => entityId) : [];
  const again = corrected.length === 0 ? [] : await tellingEventsOf(tx, corrected);
  const changed: { entityId: string; organizationId: string; text: string }[] = [];
  const all = people.map((teller) => {
    const { entityId, organizationId, remembered, told, moments } = teller;
    if (!tells(teller)) return remembered;
    const kept = corrects ? moments.reduce(forgetMoment, remembered) : remembered;
    const heardAgain = again.flatMap((event) => (event.entityId === entityId && event.told ? [event.told] : []));
    const sayings = withTold(kept, [...told, ...heardAgain]);
    // Hardly ever the same as before: what is told has a moment.
    changed.push({ entityId, organizationId, text: JSON.stringify(sayings) });
    return sayings;
  });
  if (changed.length > 0) tx.send(write, [changed.map(({ entityId }) => entityId), changed.map(({ organizationId }) => organizationId), changed.map(({ text }) => text).join('\n')]);
  return all;
}
