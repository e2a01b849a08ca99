import type { Analysis } from '@app/domain';
import type { Queryable } from '../database.js';
import { askedFor } from '../delivery/asked-for.js';
import type { Registered } from '../facts/profiles.js';
import type { StoredMemory } from '../memory/memories.js';
import type { LastTold } from './remember-told.js';
import { scoredTypes } from './scored-notices.js';

/** Somebody whose lock is held, with all that is written down of him and his last cycle. */
export interface KnownPerson extends Registered, StoredMemory, LastTold {
  readonly id: string;
  readonly taxId: string | null;
  readonly taxIdNormalized: string | null;
  readonly country: string | null;
  readonly externalId: string | null;
  readonly disregarded: boolean;
  /** Null before the first. */
  readonly cycle: number | null;
  readonly scores: Analysis['scores'] | null;
  readonly eventCount: string | null;
  readonly lastEventAt: Date | null;
}

// One statement for what is one row each: five of them would look everybody up five times. Who was made by an event is called by
// an id until somebody says how he is called. Each is a look of its own, bounded, because of plans that are made while these
// tables are new and empty: joined, all of a table would be gathered once and gone through for each person, and that plan stays
// with the connection.
const known = {
  name: 'scoring-known',
  text: `select e.id, e.tax_id as "taxId", e.tax_id_normalized as "taxIdNormalized", e.country, e.external_id as "externalId", e.disregarded_at is not null as disregarded,
      e.type, case when e.name in (e.external_id, e.tax_id, e.tax_id_normalized) then null else e.name end as name, e.email, e.phone, e.nationality, e.attributes,
      a.cycle, a.scores, a.event_count as "eventCount", a.last_event_at as "lastEventAt", m.memory, m.recent, m.sayings,
      t.email as "toldEmail", t.name as "toldName", t.tax_id as "toldTaxId", t.tax_country as "toldTaxCountry"
    from entity e
    left join lateral (select cycle, scores, event_count, last_event_at from analysis where entity_id = e.id limit 1) a on true
    left join lateral (select memory, recent, sayings from entity_memory where entity_id = e.id limit 1) m on true
    left join lateral (select email, name, tax_id, tax_country from told where entity_id = e.id limit 1) t on true
    where e.id = any($1::uuid[]) and e.deleted_at is null order by e.id`,
};

/** Those who are still there. In a statement of its own after the locks: it sees what the last holder committed. */
export async function knownPeople(tx: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  return new Map((await tx.rows<KnownPerson & Record<string, unknown>>(known, [ids])).map((person) => [person.id, person]));
}

const asking = {
  name: 'scoring-told-of-cycles',
  text: `select id from unnest($1::uuid[]) as o(id) where ${askedFor(scoredTypes, { is: 'o.id' })}`,
};

/** The organizations in which somebody wants to be told of every cycle. */
export async function toldOfCycles(tx: Queryable, organizationIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await tx.rows<{ id: string }>(asking, [[...new Set(organizationIds)]])).map(({ id }) => id));
}
