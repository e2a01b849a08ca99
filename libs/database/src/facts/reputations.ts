import { labelsLookedAt, type Reputation, reputationDays, reputationHalfLifeDays } from '@app/domain';
import type { Queryable } from '../database.js';
import { isRegarded } from './regarded.js';

/** What is asked about: a destination or an address, at a moment. */
export interface Reputed {
  readonly organizationId: string;
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Kind = 'destination' | 'address';

/** Of what has more events within the time, the newest are looked at. */
const MOST_EVENTS = 1_000;
const dayMs = 86_400_000;

const weight = (moment: string): string => `power(0.5, extract(epoch from a.at - ${moment}) / ${86_400 * reputationHalfLifeDays})`;
const places = '$1::int[], $2::uuid[], $3::text[], $4::timestamptz[]';
const labelColumn = { destination: 'destination', address: 'ip_address' } as const;
// "is not distinct from" keeps the planner from the index by time, which starts with the organization.
const eventColumn = { destination: 'coalesce(e.destination_account_id, e.destination_cuit)', address: 'address_line(e.ip_address)' } as const;

const knownLabels = (kind: Kind): string => `labelled_event l where l.organization_id = a.organization_id and l.${labelColumn[kind]} = a.value
        and l.known_at <= a.at and (l.known_until is null or l.known_until > a.at) and ${isRegarded('l.entity_id')}`;
const allEvents = (kind: Kind): string => `event e where ${eventColumn[kind]} = a.value and e.organization_id is not distinct from a.organization_id and ${isRegarded('e.entity_id')}`;
const sums = `coalesce(sum(${weight('l.event_at')}) filter (where l.label = 'fraud'), 0)::float8 as fraud, coalesce(sum(${weight('l.event_at')}) filter (where l.label <> 'fraud'), 0)::float8 as legitimate`;

const labelled = (kind: Kind) => ({
  name: `facts-${kind}-labels`,
  text: `select a.n, (count(*) filter (where l.label = 'fraud'))::int as frauds, count(*)::int as labelled, ${sums}, min(l.event_at) as oldest, max(l.event_at) as newest
    from unnest(${places}) as a(n, organization_id, value, at)
    cross join lateral (
      select l.label, l.event_at from ${knownLabels(kind)} and l.event_at >= a.at - interval '${reputationDays} days' and l.event_at < a.at
      order by l.event_at desc limit ${labelsLookedAt}
    ) l
    group by a.n`,
});

const since = (kind: Kind) => ({
  name: `facts-${kind}-events`,
  text: `select a.n, count(*)::int as events, sum(${weight('e.timestamp')})::float8 as weight
    from unnest(${places}, $5::timestamptz[]) as a(n, organization_id, value, at, since)
    cross join lateral (
      select e.timestamp from ${allEvents(kind)} and e.timestamp >= a.since and e.timestamp < a.at
      order by e.timestamp desc limit ${MOST_EVENTS}
    ) e
    group by a.n`,
});

const between = (kind: Kind) => ({
  name: `facts-${kind}-events-labelled`,
  text: `select a.n, coalesce(e.weight, 0)::float8 as weight, l.fraud, l.legitimate
    from unnest(${places}, $5::timestamptz[], $6::timestamptz[]) as a(n, organization_id, value, at, since, until)
    cross join lateral (
      select min(e.timestamp) as oldest, sum(${weight('e.timestamp')}) as weight
      from (select e.timestamp from ${allEvents(kind)} and e.timestamp >= a.since and e.timestamp <= a.until order by e.timestamp desc limit ${MOST_EVENTS}) e
    ) e
    cross join lateral (select ${sums} from ${knownLabels(kind)} and l.event_at >= e.oldest and l.event_at <= a.until) l`,
});

const statementsOf = (kind: Kind) => ({ labelled: labelled(kind), since: since(kind), between: between(kind) });
const statements = { destination: statementsOf('destination'), address: statementsOf('address') } as const;

/**
 * What became known by then of what happened there before, the newer the more: null where nothing is known. How much happened
 * there at all is only asked where one of it was fraud, which is rare. What disregarded people did does not count.
 *
 * Where more happened than is looked at, labels and events are those of one and the same time, the newest that labels tell of: a
 * thousand events of the last hour beside two hundred labels of four weeks would accuse every carrier, and acquit whoever
 * does nothing else.
 */
export async function reputationsOf(tx: Queryable, kind: Kind, reputed: readonly (Reputed | null)[]): Promise<(Reputation | null)[]> {
  const found = reputed.map((): Reputation | null => null);
  const asked = new Map(reputed.flatMap((one, n) => (one === null ? [] : [[n, { ...one, n }] as const])));
  if (asked.size === 0) return found;
  const ask = statements[kind];
  const rows = await tx.rows<Labelled>(ask.labelled, parametersOf([...asked.values()]));
  const suspected = rows.filter(({ frauds }) => frauds > 0).map((row) => {
    const place = asked.get(row.n) as Place; // it was asked about
    return { ...place, since: row.labelled === labelsLookedAt ? row.oldest.getTime() : place.at - reputationDays * dayMs, until: row.newest.getTime() };
  });
  const happened = suspected.length === 0 ? [] : await tx.rows<Happened>(ask.since, [...parametersOf(suspected), suspected.map(({ since }) => moment(since))]);
  const all = new Map(happened.map((row) => [row.n, row]));
  const busy = suspected.filter(({ n }) => all.get(n)?.events === MOST_EVENTS);
  const sameTime = busy.length === 0 ? [] : await tx.rows<SameTime>(ask.between, [...parametersOf(busy), busy.map(({ since }) => moment(since)), busy.map(({ until }) => moment(until))]);
  const known = new Map(sameTime.map((row) => [row.n, row]));
  for (const row of rows) {
    const { fraud, legitimate } = known.get(row.n) ?? row;
    const weight = (known.get(row.n) ?? all.get(row.n))?.weight ?? 0;
    found[row.n] = { frauds: row.frauds, labelled: row.labelled, fraud, legitimate, unlabelled: Math.max(0, weight - fraud - legitimate) };
  }
  return found;
}

type Place = Reputed & { readonly n: number };

/** The newest labels, and when the first and the last of them happened. */
interface Labelled {
  readonly n: number;
  readonly frauds: number;
  readonly labelled: number;
  readonly fraud: number;
  readonly legitimate: number;
  readonly oldest: Date;
  readonly newest: Date;
}

/** The newest events, and what they weigh together. */
interface Happened {
  readonly n: number;
  readonly events: number;
  readonly weight: number;
}

/** What events weigh, and the labels of the same time. */
interface SameTime {
  readonly n: number;
  readonly weight: number;
  readonly fraud: number;
  readonly legitimate: number;
}

const moment = (at: number): string => new Date(at).toISOString();

const parametersOf = (some: readonly Place[]): unknown[] => [
  some.map(({ n }) => n),
  some.map(({ organizationId }) => organizationId),
  some.map(({ value }) => value),
  some.map(({ at }) => moment(at)),
];
