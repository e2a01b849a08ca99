import { type CanonicalField, type NetworkClass, type OwnMappings, readMoney, type Stretch, type WindowEvent } from '@app/domain';
import type { Queryable } from '../database.js';
import { ownFieldsIn } from '../facts/own-fields.js';
import { isIndexed, KEPT_DAYS } from './gatherings.js';
import { nowhere, windowEvent } from './window-event.js';
import { entryKey, type WindowKey } from './window-keys.js';

/** Events under one key in one stretch of time. */
export interface EventsAsked extends Stretch {
  readonly key: WindowKey;
  /** Whether there are entries of it, where events have no index by it; they may still have to be written. */
  readonly hasEntries: boolean;
  /** Whether anybody asks for what lies in the metadata: it is most of an event. */
  readonly wantsMetadata: boolean;
}

interface Row extends Record<string, unknown> {
  n: number;
  id: string;
  at: number;
  event_type: string;
  user_id: string | null;
  session_id: string | null;
  device_id: string | null;
  ip_address: string | null;
  country: string | null;
  entity_id: string | null;
  failed_attempts_count: number | null;
  destination_account_id: string | null;
  destination_cuit: string | null;
  metadata: Record<string, unknown> | null;
  place_country: string | null;
  network_class: NetworkClass | null;
}

const columns = `e.id, extract(epoch from e.timestamp)::float8 * 1000 as at, e.event_type, e.user_id, e.session_id, e.device_id, e.ip_address, e.country, e.entity_id,
  e.failed_attempts_count, e.destination_account_id, e.destination_cuit, case when a.wants_metadata then e.metadata end as metadata, e.place_country, e.network_class`;

// Each walks down the index of its kind, newest first, and stops where it is told to. "is true" keeps the planner from the index
// by organization and time: it would go through all that happened meanwhile for the few of one key.
const kinds = {
  entity: 'event e where e.entity_id = a.key::uuid and (e.organization_id = a.organization_id) is true',
  device: 'event e where e.device_id = a.key and (e.organization_id = a.organization_id) is true',
  address: 'event e where e.ip_address = a.key and (e.organization_id = a.organization_id) is true',
  destination: 'event e where coalesce(e.destination_account_id, e.destination_cuit) = a.key and (e.destination_account_id = a.key and e.organization_id = a.organization_id) is true',
  entries: 'window_entry w join event e on e.id = w.event_id and e.timestamp = w.at where w.key = a.key::uuid and w.at >= a.since and w.at < a.until',
  metadata: 'event e where e.organization_id = a.organization_id and e.metadata #> a.path = a.key::jsonb',
} as const;

type Kind = keyof typeof kinds;

const kindNames = Object.keys(kinds) as Kind[];

export const statements = Object.fromEntries(kindNames.map((kind) => [kind, {
  name: `window-events-${kind}`,
  text: `select a.n, ${columns}
    from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::boolean[]) as asked(n, organization_id, key, path, from_ms, to_ms, wants_metadata)
    cross join lateral (select asked.n, asked.wants_metadata, asked.organization_id, asked.key, string_to_array(asked.path, '.') as path, to_timestamp(from_ms / 1000.0) as since, to_timestamp(to_ms / 1000.0) as until) a
    cross join lateral (select e.* from ${kinds[kind]} and e.timestamp >= a.since and e.timestamp < a.until order by ${kind === 'entries' ? 'w.at' : 'e.timestamp'} desc limit $8) e`,
}])) as Record<Kind, { name: string; text: string }>;

const DAY_MS = 86_400_000;

function kindOf({ key, from, hasEntries }: EventsAsked): Kind {
  if (isIndexed(key.by)) return key.by as Kind; // the indexed ones are kinds
  return hasEntries && from > Date.now() - (KEPT_DAYS - 1) * DAY_MS ? 'entries' : 'metadata';
}

const METADATA = 'event.metadata.';

function soughtIn(kind: Kind, key: WindowKey): string {
  if (kind === 'entries') return entryKey(key);
  return kind === 'metadata' ? JSON.stringify(key.value) : String(key.value);
}

/** The events of each stretch, at most so many of the newest, in no order. */
export async function readEvents(tx: Queryable, asked: readonly EventsAsked[], { most, withMoney }: { most: number; withMoney: boolean }): Promise<WindowEvent[][]> {
  const byKind = new Map<Kind, number[]>();
  asked.forEach((one, n) => byKind.set(kindOf(one), [...(byKind.get(kindOf(one)) ?? []), n]));
  const found = await Promise.all([...byKind].map(([kind, numbers]) => {
    const own = numbers.map((n) => asked[n] as EventsAsked);
    return tx.rows<Row>(statements[kind], [
      numbers,
      own.map(({ key }) => key.organizationId),
      own.map(({ key }) => soughtIn(kind, key)),
      own.map(({ key }) => key.by.slice(METADATA.length)),
      own.map(({ from }) => from),
      own.map(({ to }) => to),
      own.map(({ wantsMetadata }) => wantsMetadata),
      most,
    ]);
  }));
  const rows = found.flat();
  const organizationOf = (row: Row): string => (asked[row.n] as EventsAsked).key.organizationId;
  const own = withMoney ? await ownFieldsIn(tx, rows.map((row) => ({ organization_id: organizationOf(row), metadata: row.metadata }))) : new Map<string, OwnMappings<CanonicalField>>();
  const events = asked.map((): WindowEvent[] => []);
  for (const row of rows) events[row.n]?.push(toEvent(row, withMoney, own.get(organizationOf(row))));
  return events;
}

function toEvent(row: Row, withMoney: boolean, own: OwnMappings<CanonicalField> | undefined): WindowEvent {
  const money = withMoney ? readMoney(row.metadata, own) : null;
  return windowEvent({
    id: row.id,
    eventType: row.event_type,
    timestamp: Math.round(row.at),
    userId: row.user_id,
    sessionId: row.session_id,
    deviceId: row.device_id,
    ipAddress: row.ip_address,
    country: row.country,
    failedAttemptsCount: row.failed_attempts_count,
    destinationAccountId: row.destination_account_id,
    destinationCuit: row.destination_cuit,
    amount: money && money.cents / 100,
    currency: money?.currency ?? null,
    metadata: row.metadata,
  }, row.entity_id, row.network_class === null ? null : { ...nowhere, country: row.place_country, networkClass: row.network_class });
}
