import { type CanonicalField, type NetworkClass, type OwnMappings, readMoney, type Stretch, type WindowEvent } from '@app/domain';
import type { Queryable, Statement } from '../database.js';
import { OwnFields } from '../facts/own-fields.js';
import { isIndexed, KEPT_DAYS } from './gatherings.js';
import { nowhere, windowEvent } from './window-event.js';
import { entryKey, type WindowKey } from './window-keys.js';

/** Events under one key in one stretch of time. */
export interface EventsAsked extends Stretch {
  readonly key: WindowKey;
  /** Whether there are entries of it, where events have no index by it; they may still have to be written. */
  readonly hasEntries: boolean;
  /** What is read of them beside type and time, as rules call it. */
  readonly fields: ReadonlySet<string>;
}

const METADATA = 'event.metadata.';

/** What windows may ask of an event beside its type and time, and where it stands. Whether a place is known, its class says. */
const columnsOf = {
  metadata: ['event.amount', 'event.currency'],
  user_id: ['event.userId'],
  session_id: ['event.sessionId'],
  device_id: ['event.deviceId'],
  ip_address: ['event.ipAddress'],
  country: ['event.country'],
  failed_attempts_count: ['event.failedAttemptsCount'],
  destination_account_id: ['event.destinationAccountId'],
  destination_cuit: ['event.destinationCuit'],
  entity_id: ['entity.id'],
  place_country: ['place.country'],
  network_class: ['place.country', 'place.networkClass'],
} as const;

type Column = keyof typeof columnsOf;

const optional = Object.entries(columnsOf) as [Column, readonly string[]][];

/** One bit for each column: those that a field is in. */
const bitsByField = new Map<string, number>();
for (const [n, [, held]] of optional.entries()) for (const field of held) bitsByField.set(field, (bitsByField.get(field) ?? 0) | (1 << n));
const metadataBit = 1 << optional.findIndex(([column]) => column === 'metadata');

/** The columns that somebody asks for. The others come empty, which costs nothing: they are most of an event. */
function bitsOf(fields: ReadonlySet<string>): number {
  let bits = 0;
  for (const field of fields) bits |= bitsByField.get(field) ?? (field.startsWith(METADATA) ? metadataBit : 0);
  return bits;
}

type Tuple = Record<string, unknown> & readonly [
  n: number, id: string, at: number, eventType: string, metadata: Record<string, unknown> | null, userId: string | null, sessionId: string | null, deviceId: string | null, ipAddress: string | null, country: string | null, failedAttemptsCount: number | null,
  destinationAccountId: string | null, destinationCuit: string | null, entityId: string | null, placeCountry: string | null, networkClass: NetworkClass | null,
];

// As `extract` would say it, without a number of any length between.
const columns = `a.n, e.id, date_part('epoch', e.timestamp) * 1000, e.event_type, ${optional.map(([column], n) => `case when a.wanted & ${1 << n} > 0 then e.${column} end`).join(', ')}`;

// Each walks down the index of its kind, newest first, and stops where it is told to. That nothing lies outside of all stretches leaves
// the months out that are in none before any is opened: for a few keys that takes as long as the walk. "is true" keeps the planner from the index
// by organization and time: it would go through all that happened meanwhile for the few of one key.
const kinds = {
  entity: 'event e where e.entity_id = a.key::uuid and (e.organization_id = a.organization_id) is true',
  device: 'event e where e.device_id = a.key and (e.organization_id = a.organization_id) is true',
  address: 'event e where address_line(e.ip_address) = a.key and (e.organization_id = a.organization_id) is true',
  destination: 'event e where coalesce(e.destination_account_id, e.destination_cuit) = a.key and (e.destination_account_id = a.key and e.organization_id = a.organization_id) is true',
  entries: 'window_entry w join event e on e.id = w.event_id and e.timestamp = w.at where w.key = a.key::uuid and w.at >= a.since and w.at < a.until',
  metadata: 'event e where e.organization_id = a.organization_id and e.metadata #> a.path = a.key::jsonb',
} as const;

const read = ['id', 'timestamp', 'event_type', ...optional.map(([column]) => column)].map((column) => `e.${column}`).join(', ');

type Kind = keyof typeof kinds;

const kindNames = Object.keys(kinds) as Kind[];

export const statements = Object.fromEntries(kindNames.map((kind) => [kind, {
  name: `window-events-${kind}`,
  tuples: true,
  text: `select ${columns}
    from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::int[]) as asked(n, organization_id, key, path, from_ms, to_ms, wanted)
    cross join lateral (select asked.n, asked.wanted, asked.organization_id, asked.key, string_to_array(asked.path, '.') as path, to_timestamp(from_ms / 1000.0) as since, to_timestamp(to_ms / 1000.0) as until) a
    cross join lateral (
      select ${read} from ${kinds[kind]} and e.timestamp >= a.since and e.timestamp < a.until and e.timestamp >= to_timestamp($9::float8 / 1000.0) and e.timestamp < to_timestamp($10::float8 / 1000.0)
      order by ${kind === 'entries' ? 'w.at' : 'e.timestamp'} desc limit $8
    ) e`,
}])) as Record<Kind, Statement>;

const DAY_MS = 86_400_000;

function kindOf({ key, from, hasEntries }: EventsAsked): Kind {
  if (isIndexed(key.by)) return key.by as Kind; // the indexed ones are kinds
  return hasEntries && from > Date.now() - (KEPT_DAYS - 1) * DAY_MS ? 'entries' : 'metadata';
}

function soughtIn(kind: Kind, key: WindowKey): string {
  if (kind === 'entries') return entryKey(key);
  return kind === 'metadata' ? JSON.stringify(key.value) : String(key.value);
}

export interface ReadOptions {
  readonly most: number;
  readonly withMoney: boolean;
  /** What is known of them in this transaction already. */
  readonly ownFields?: OwnFields | undefined;
}

/** The events of each stretch, at most so many of the newest, in no order. */
export async function readEvents(tx: Queryable, asked: readonly EventsAsked[], { most, withMoney, ownFields = new OwnFields() }: ReadOptions): Promise<WindowEvent[][]> {
  const byKind = new Map<Kind, number[]>();
  asked.forEach((one, n) => byKind.set(kindOf(one), [...(byKind.get(kindOf(one)) ?? []), n]));
  const found = await Promise.all([...byKind].map(([kind, numbers]) => {
    const own = numbers.map((n) => asked[n] as EventsAsked);
    return tx.rows<Tuple>(statements[kind], [
      numbers,
      own.map(({ key }) => key.organizationId),
      own.map(({ key }) => soughtIn(kind, key)),
      own.map(({ key }) => key.by.slice(METADATA.length)),
      own.map(({ from }) => from),
      own.map(({ to }) => to),
      own.map(({ fields }) => bitsOf(fields)),
      most,
      own.reduce((first, { from }) => Math.min(first, from), Infinity),
      own.reduce((last, { to }) => Math.max(last, to), -Infinity),
    ]);
  }));
  const rows = found.flat();
  const organizationOf = (n: number): string => (asked[n] as EventsAsked).key.organizationId;
  const own = withMoney ? await ownFields.in(tx, rows.map(([n, , , , metadata]) => ({ organization_id: organizationOf(n), metadata }))) : new Map<string, OwnMappings<CanonicalField>>();
  const events = asked.map((): WindowEvent[] => []);
  for (const row of rows) events[row[0]]?.push(toEvent(row, withMoney, own.get(organizationOf(row[0]))));
  return events;
}

function toEvent(
  [, id, at, eventType, metadata, userId, sessionId, deviceId, ipAddress, country, failedAttemptsCount, destinationAccountId, destinationCuit, entityId, placeCountry, networkClass]: Tuple,
  withMoney: boolean,
  own: OwnMappings<CanonicalField> | undefined,
): WindowEvent {
  const money = withMoney && metadata !== null ? readMoney(metadata, own) : null;
  const said = { id, eventType, timestamp: Math.round(at), userId, sessionId, deviceId, ipAddress, country, failedAttemptsCount, destinationAccountId, destinationCuit, amount: money && money.cents / 100, currency: money?.currency ?? null, metadata };
  return windowEvent(said, entityId, networkClass === null ? null : { ...nowhere, country: placeCountry, networkClass });
}
