import { type Reputation, reputationDays, reputationHalfLifeDays } from '@app/domain';
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

/** Of what has more labels, or more events, within the time, the newest are looked at. */
const MOST_LABELS = 200;
const MOST_EVENTS = 1_000;

const weight = (moment: string): string => `power(0.5, extract(epoch from a.at - ${moment}) / ${86_400 * reputationHalfLifeDays})`;
const asked = 'unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[]) as a(n, organization_id, value, at)';
const labelColumn = { destination: 'destination', address: 'ip_address' } as const;
// "is not distinct from" keeps the planner from the index by time, which starts with the organization.
const eventColumn = { destination: 'coalesce(e.destination_account_id, e.destination_cuit)', address: 'e.ip_address' } as const;

const labelled = (kind: Kind) => ({
  name: `facts-${kind}-labels`,
  text: `select a.n, (count(*) filter (where l.label = 'fraud'))::int as frauds, count(*)::int as labelled,
      coalesce(sum(${weight('l.event_at')}) filter (where l.label = 'fraud'), 0)::float8 as fraud,
      coalesce(sum(${weight('l.event_at')}) filter (where l.label <> 'fraud'), 0)::float8 as legitimate
    from ${asked}
    cross join lateral (
      select label, event_at from labelled_event
      where organization_id = a.organization_id and ${labelColumn[kind]} = a.value and event_at >= a.at - interval '${reputationDays} days' and event_at < a.at
        and known_at <= a.at and (known_until is null or known_until > a.at) and ${isRegarded('labelled_event.entity_id')}
      order by event_at desc limit ${MOST_LABELS}
    ) l
    group by a.n`,
});

const all = (kind: Kind) => ({
  name: `facts-${kind}-events`,
  text: `select a.n, coalesce(sum(${weight('e.timestamp')}), 0)::float8 as events
    from ${asked}
    cross join lateral (
      select e.timestamp from event e
      where ${eventColumn[kind]} = a.value and e.organization_id is not distinct from a.organization_id and e.timestamp >= a.at - interval '${reputationDays} days' and e.timestamp < a.at
        and ${isRegarded('e.entity_id')}
      order by e.timestamp desc limit ${MOST_EVENTS}
    ) e
    group by a.n`,
});

const statements = { destination: { labelled: labelled('destination'), all: all('destination') }, address: { labelled: labelled('address'), all: all('address') } } as const;

/**
 * What became known by then of what happened there before, the newer the more: null where nothing is known. How much happened
 * there at all is only asked where one of it was fraud, which is rare. What disregarded people did does not count.
 */
export async function reputationsOf(tx: Queryable, kind: Kind, reputed: readonly (Reputed | null)[]): Promise<(Reputation | null)[]> {
  const found = reputed.map((): Reputation | null => null);
  const places = reputed.flatMap((one, n) => (one === null ? [] : [{ ...one, n }]));
  if (places.length === 0) return found;
  const rows = await tx.rows<{ n: number; frauds: number; labelled: number; fraud: number; legitimate: number }>(statements[kind].labelled, parametersOf(places));
  const suspected = new Set(rows.filter(({ frauds }) => frauds > 0).map(({ n }) => n));
  const events = suspected.size === 0 ? [] : await tx.rows<{ n: number; events: number }>(statements[kind].all, parametersOf(places.filter(({ n }) => suspected.has(n))));
  const total = new Map(events.map((row) => [row.n, row.events]));
  for (const { n, frauds, labelled, fraud, legitimate } of rows) {
    found[n] = { frauds, labelled, fraud, legitimate, unlabelled: Math.max(0, (total.get(n) ?? 0) - fraud - legitimate) };
  }
  return found;
}

const parametersOf = (places: readonly (Reputed & { readonly n: number })[]): unknown[] => [
  places.map(({ n }) => n),
  places.map(({ organizationId }) => organizationId),
  places.map(({ value }) => value),
  places.map(({ at }) => new Date(at).toISOString()),
];
