import { type MemorableEvent, type Memory, memoryFromBytes, memoryToBytes, newestEvents, nothingRemembered, type RememberedEvent, rememberedFromText, remembering, rememberedToText } from '@app/domain';
import type { Transaction } from '../database.js';
import { rememberedEventsOf } from './events-to-remember.js';

/** What is written down of what is remembered of somebody: both, or nothing. */
export interface StoredMemory {
  readonly memory: Uint8Array | null;
  readonly recent: string | null;
}

/** Somebody, what was remembered, and the events that have come since that was written. */
export interface Rememberer {
  readonly stored: StoredMemory;
  readonly entityId: string;
  readonly organizationId: string;
  readonly events: readonly MemorableEvent[];
  /** Whether he was scored already: then there is a memory, unless he was scored by a version that kept none. */
  readonly scoredBefore: boolean;
}

/** What is remembered of somebody: his habits, and the newest events as they are. */
export interface Remembered {
  readonly habits: Memory;
  readonly recent: readonly RememberedEvent[];
}

export const strange: Remembered = { habits: nothingRemembered, recent: [] };

const write = {
  name: 'memory-write',
  text: `insert into entity_memory (entity_id, organization_id, memory, recent) select * from unnest($1::uuid[], $2::uuid[], $3::bytea[], string_to_array($4, E'\\n'))
    on conflict (entity_id) do update set memory = excluded.memory, recent = excluded.recent`,
};

/** What of it is read anew from the events, beside what is lost. */
export interface Anew {
  /** Events were corrected: they had been counted as they were. */
  readonly corrects: boolean;
  /** Types and fields mean something else since. */
  readonly meansElse: boolean;
}

/**
 * What is remembered of these people with their new events, written down. The caller holds the locks of the entities, and brings
 * each event once.
 */
export async function remember(tx: Transaction, people: readonly Rememberer[], { corrects, meansElse }: Anew): Promise<ReadonlyMap<string, Remembered>> {
  const known = new Map(people.flatMap(({ entityId, stored }) => readStored(entityId, stored)));
  const isLost = ({ entityId, scoredBefore }: Rememberer): boolean => scoredBefore && !known.has(entityId);
  const changed = people.filter((one) => meansElse || one.events.length > 0 || isLost(one));
  for (const one of changed) {
    const base = corrects || meansElse || isLost(one) ? withEvents(strange, await rememberedEventsOf(tx, one.entityId)) : (known.get(one.entityId) ?? strange);
    known.set(one.entityId, corrects ? base : withEvents(base, one.events));
  }
  if (changed.length === 0) return known;
  const ofChanged = changed.map(({ entityId }) => known.get(entityId) ?? strange);
  tx.send(write, [
    changed.map(({ entityId }) => entityId),
    changed.map(({ organizationId }) => organizationId),
    ofChanged.map(({ habits }) => memoryToBytes(habits)),
    ofChanged.map(({ recent }) => rememberedToText(recent)).join('\n'),
  ]);
  return known;
}

const withEvents = ({ habits, recent }: Remembered, events: readonly MemorableEvent[]): Remembered => ({ habits: remembering(habits, events), recent: newestEvents(recent, events) });

const readStored = (entityId: string, { memory, recent }: StoredMemory): [string, Remembered][] =>
  memory === null || recent === null ? [] : [[entityId, { habits: memoryFromBytes(memory), recent: rememberedFromText(recent) }]];
