import { bucketAt, gatheredBy, grains } from '@app/domain';
import type { Queryable, Question, Transaction } from '../database.js';
import { dropOf } from './buckets.js';
import { type Gathering, gatheringsOf, isIndexed } from './gatherings.js';
import { windowEvent } from './window-event.js';
import { bucketKey, entryKey, keyText, lockKeys, lockOf, type WindowKey } from './window-keys.js';

/** What says under which keys an event is counted. */
export interface CountedEvent {
  readonly id: string;
  readonly organizationId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly entityId: string | null;
  readonly deviceId: string | null;
  readonly ipAddress: string | null;
  readonly destinationAccountId: string | null;
  readonly metadata: Record<string, unknown> | null;
}

interface Entry {
  readonly event: CountedEvent;
  readonly gathering: Gathering;
  readonly key: WindowKey;
}

const stored = {
  name: 'window-counted-events',
  text: `select e.id, e.organization_id as "organizationId", extract(epoch from e.timestamp)::float8 * 1000 as at, e.entity_id as "entityId", e.device_id as "deviceId",
      e.ip_address as "ipAddress", e.destination_account_id as "destinationAccountId", e.metadata
    from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp) join event e on e.id = asked.id and e.timestamp = asked.timestamp`,
};

const enter = {
  name: 'window-entries-write',
  text: `insert into window_entry (key, at, event_id) select key, to_timestamp(at_ms / 1000.0), event_id from unnest($1::uuid[], $2::float8[], $3::uuid[]) as e(key, at_ms, event_id)
    order by 1, 2, 3 on conflict do nothing`,
};

const leave = {
  name: 'window-entries-drop',
  text: `delete from window_entry e using unnest($1::uuid[], $2::float8[], $3::uuid[]) as d(key, at_ms, event_id)
    where e.key = d.key and e.at = to_timestamp(d.at_ms / 1000.0) and e.event_id = d.event_id`,
};

/** The events as they are stored. */
export async function countedEvents(tx: Queryable, events: readonly { readonly id: string; readonly timestamp: Date }[]): Promise<CountedEvent[]> {
  const rows = await tx.rows<CountedEvent & Record<string, unknown>>(stored, [events.map(({ id }) => id), events.map(({ timestamp }) => timestamp.toISOString())]);
  return rows.map((row) => ({ ...row, at: Math.round(row.at) }));
}

/**
 * Events that are stored in this transaction: where they lie in what was counted already, it is not any more. Takes the locks
 * of their keys, so that whoever counts them waits for the commit, and whoever asks next sees them. It is sent: nobody waits for it.
 */
export function countLater(tx: Transaction, events: readonly CountedEvent[], gatherings: readonly Gathering[]): void {
  const entries = entriesOf(events, gatherings);
  if (entries.length === 0) return;
  tx.send(...lockOf(keysOf(entries)));
  tx.send(...forgetting(entries));
  const own = entries.filter(isEntered);
  if (own.length > 0) tx.send(enter, columnsOf(own));
}

/** Events that say something else since: neither what was counted by what they said holds any more, nor where it is counted now. */
export async function countAgain(tx: Queryable, before: readonly CountedEvent[], after: readonly CountedEvent[]): Promise<void> {
  await recount(tx, await gatheringsOf(tx, [...before, ...after].map(({ organizationId }) => organizationId)), before, after);
}

/** The same for events of which something came to be known. They are read where something is gathered, which costs the others nothing. */
export async function countStoredAgain(tx: Queryable, events: readonly { readonly id: string; readonly timestamp: Date; readonly organization_id: string }[], known?: readonly Gathering[]): Promise<void> {
  if (events.length === 0) return;
  const gatherings = known ?? (await gatheringsOf(tx, events.map(({ organization_id: organizationId }) => organizationId)));
  if (gatherings.length > 0) await recount(tx, gatherings, [], await countedEvents(tx, events));
}

async function recount(tx: Queryable, gatherings: readonly Gathering[], before: readonly CountedEvent[], after: readonly CountedEvent[]): Promise<void> {
  if (gatherings.length === 0) return;
  const [gone, come] = [entriesOf(before, gatherings), entriesOf(after, gatherings)];
  const all = [...gone, ...come];
  if (all.length === 0) return;
  await lockKeys(tx, keysOf(all));
  await tx.run(...forgetting(all));
  const kept = new Set(come.map(({ key, event }) => `${keyText(key)} ${event.id}`));
  const left = gone.filter(({ key, event }) => !isIndexed(key.by) && !kept.has(`${keyText(key)} ${event.id}`));
  if (left.length > 0) await tx.run(leave, columnsOf(left));
  await enterInto(tx, come);
}

/** Under which keys each event is counted. */
export function entriesOf(events: readonly CountedEvent[], gatherings: readonly Gathering[]): Entry[] {
  return events.flatMap((event) => {
    const own = gatherings.filter(({ organizationId }) => organizationId === event.organizationId);
    if (own.length === 0) return [];
    const one = windowEvent({ ...event, ...unsaid, timestamp: event.at }, event.entityId, null);
    return own.flatMap((gathering) => {
      const value = gatheredBy(gathering.by, one);
      return value === null ? [] : [{ event, gathering, key: { organizationId: event.organizationId, by: gathering.by, value } }];
    });
  });
}

/** Nothing is gathered by these. */
const unsaid = { eventType: '', userId: null, sessionId: null, country: null, failedAttemptsCount: null, destinationCuit: null, amount: null, currency: null } as const;

const keysOf = (entries: readonly Entry[]): WindowKey[] => entries.map(({ key }) => key);

function forgetting(entries: readonly Entry[]): Question {
  return dropOf(entries.flatMap(({ key: { value }, gathering, event }) => {
    const key = bucketKey(gathering.id, value);
    return grains.map((grain) => ({ key, grain, start: bucketAt(grain, event.at) }));
  }));
}

/** Written by the fill of a gathering and by whoever stores events while it runs; the second finds it done. */
export async function enterInto(tx: Queryable, entries: readonly Entry[]): Promise<void> {
  const own = entries.filter(isEntered);
  if (own.length > 0) await tx.run(enter, columnsOf(own));
}

const isEntered = ({ key }: Entry): boolean => !isIndexed(key.by);

const columnsOf = (entries: readonly Entry[]): unknown[][] => [entries.map(({ key }) => entryKey(key)), entries.map(({ event }) => event.at), entries.map(({ event }) => event.id)];
