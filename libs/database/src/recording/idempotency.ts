import type { Queryable } from '../database.js';
import type { EventToRecord, RecordOutcome } from './event-to-record.js';

const find = {
  name: 'idempotency-find',
  text: `select k.organization_id, k.key, k.request_hash, k.answer
    from unnest($1::uuid[], $2::text[]) as asked(organization_id, key)
    join idempotency_key k using (organization_id, key)`,
};

const keep = {
  name: 'idempotency-keep',
  text: `insert into idempotency_key (organization_id, key, request_hash, answer)
    select * from unnest($1::uuid[], $2::text[], $3::bytea[], $4::text[])
    on conflict do nothing`,
};

type Keyed = EventToRecord & { readonly idempotency: NonNullable<EventToRecord['idempotency']> };

const isKeyed = (event: EventToRecord): event is Keyed => event.idempotency !== null;
const keyOf = (event: Keyed): string => `${event.organizationId} ${event.idempotency.key}`;

/** Another process stored one of our keys meanwhile. The group is tried again and then finds it. */
export class KeyTakenMeanwhile extends Error {}

/** Parts a group into what is new and what was answered before, in the tables or earlier in the same group. */
export async function partRepeated(tx: Queryable, events: readonly EventToRecord[]): Promise<{
  fresh: EventToRecord[];
  repeated: Map<EventToRecord, RecordOutcome>;
  /** Repeats inside the group, with the event whose answer they share. */
  echoes: Map<EventToRecord, EventToRecord>;
}> {
  const keyed = events.filter(isKeyed);
  if (keyed.length === 0) return { fresh: [...events], repeated: new Map(), echoes: new Map() };
  const stored = await storedAnswers(tx, keyed);
  const firsts = new Map<string, Keyed>();
  const repeated = new Map<EventToRecord, RecordOutcome>();
  const echoes = new Map<EventToRecord, EventToRecord>();
  const fresh: EventToRecord[] = [];
  for (const event of events) {
    if (!isKeyed(event)) {
      fresh.push(event);
      continue;
    }
    const known = stored.get(keyOf(event));
    const first = firsts.get(keyOf(event));
    if (known) {
      repeated.set(event, known.request_hash.equals(event.idempotency.requestHash) ? { is: 'repeated', answer: known.answer } : { is: 'conflict' });
    } else if (first) {
      if (first.idempotency.requestHash.equals(event.idempotency.requestHash)) echoes.set(event, first);
      else repeated.set(event, { is: 'conflict' });
    } else {
      firsts.set(keyOf(event), event);
      fresh.push(event);
    }
  }
  return { fresh, repeated, echoes };
}

interface StoredKey {
  organization_id: string;
  key: string;
  request_hash: Buffer;
  answer: string;
}

async function storedAnswers(tx: Queryable, keyed: readonly Keyed[]): Promise<Map<string, StoredKey>> {
  const rows = await tx.rows<StoredKey>(find, [keyed.map((event) => event.organizationId), keyed.map((event) => event.idempotency.key)]);
  return new Map(rows.map((row) => [`${row.organization_id} ${row.key}`, row]));
}

/** Keeps the answers under their keys, in key order, so that two processes with the same keys wait instead of deadlocking. */
export async function keepAnswers(tx: Queryable, answers: ReadonlyMap<EventToRecord, string>): Promise<void> {
  const kept = [...answers].filter((entry): entry is [Keyed, string] => isKeyed(entry[0])).sort(([a], [b]) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (kept.length === 0) return;
  const stored = await tx.run(keep, [
    kept.map(([event]) => event.organizationId),
    kept.map(([event]) => event.idempotency.key),
    kept.map(([event]) => event.idempotency.requestHash),
    kept.map(([, answer]) => answer),
  ]);
  if (stored < kept.length) throw new KeyTakenMeanwhile();
}
