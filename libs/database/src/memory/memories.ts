import { emptied, type Memory, memoryFromBytes, memoryToBytes, NewestEvents, nothingRemembered, remembering, type Sayings } from '@app/domain';
import type { Queryable, Transaction } from '../database.js';
import { betweenStretches } from '../stretches.js';
import { type EventOfEntity, rememberedEventsOf, tellingEventsOf } from './events-to-remember.js';
import { sayingsWith } from './sayings-with.js';

/** What is written down of what is remembered of somebody: all of it, or nothing. */
export interface StoredMemory {
  readonly memory: Uint8Array | null;
  readonly recent: string | null;
  readonly sayings: string | null;
}

/** Somebody, what was remembered, and the events that have come since that was written. */
export interface Rememberer {
  readonly stored: StoredMemory;
  readonly entityId: string;
  readonly organizationId: string;
  readonly events: readonly EventOfEntity[];
  /** Whether he was scored already: then there is a memory, unless he was scored by a version that kept none. */
  readonly scoredBefore: boolean;
}

/** What is remembered of somebody: his habits, the newest events as they are, and what events told of him. */
export interface Remembered {
  readonly habits: Memory;
  readonly recent: NewestEvents;
  readonly sayings: Sayings;
}

const nothingTold: Sayings = {};
const strange: Remembered = { habits: nothingRemembered, recent: NewestEvents.none, sayings: nothingTold };

// JSON keeps no line break as it is, so that lines are told apart by them: as elements of an array, which are all quotes, the
// texts would be escaped here and read back there sign by sign. Most events tell nothing: an empty line leaves what was told,
// and of nothing but empty lines PostgreSQL makes none.
const write = {
  name: 'memory-write',
  text: `insert into entity_memory (entity_id, organization_id, memory, recent, sayings)
    select entity_id, organization_id, memory, recent, coalesce(sayings, '')
    from unnest($1::uuid[], $2::uuid[], $3::bytea[], string_to_array($4, E'\\n'), string_to_array($5, E'\\n')) as n(entity_id, organization_id, memory, recent, sayings)
    on conflict (entity_id) do update set memory = excluded.memory, recent = excluded.recent,
      sayings = case when excluded.sayings = '' then entity_memory.sayings else excluded.sayings end`,
};

/** What of it is read anew from the events, beside what is lost. */
export interface Anew {
  /** Events were corrected: they had been counted as they were. */
  readonly corrects: boolean;
  /** Types and fields mean something else since. */
  readonly meansElse: boolean;
}

/** Takes note of somebody of whom something else is remembered than is written down. */
type TakeNote = (one: Rememberer, now: Remembered, before: Remembered) => void;

/**
 * What is remembered of these people with their new events, in their order, and written down. The caller holds the locks of the
 * entities, and brings each event once.
 */
export async function remember(tx: Transaction, people: readonly Rememberer[], anew: Anew): Promise<Remembered[]> {
  const [entityIds, organizationIds, memories, recents, sayings]: [string[], string[], Uint8Array[], string[], string[]] = [[], [], [], [], []];
  // Each at once, while what was read of him is still at hand.
  const all = await recall(tx, people, anew, ({ entityId, organizationId }, now, before) => {
    entityIds.push(entityId);
    organizationIds.push(organizationId);
    memories.push(memoryToBytes(now.habits));
    recents.push(now.recent.toText());
    sayings.push(now.sayings === before.sayings ? '' : JSON.stringify(now.sayings));
  });
  if (entityIds.length > 0) tx.send(write, [entityIds, organizationIds, memories, recents.join('\n'), sayings.join('\n')]);
  return all;
}

/** The same, and nothing is written down. */
export async function recall(tx: Queryable, people: readonly Rememberer[], { corrects, meansElse }: Anew, takeNote: TakeNote = () => undefined): Promise<Remembered[]> {
  const isLost = ({ scoredBefore, stored }: Rememberer): boolean => scoredBefore && (stored.memory === null || stored.recent === null);
  const isHeardAnew = (one: Rememberer): boolean => isLost(one) || (corrects && one.events.length > 0);
  const heardAnew = people.filter(isHeardAnew).map(({ entityId }) => entityId);
  const heard = heardAnew.length === 0 ? [] : await tellingEventsOf(tx, heardAnew);
  const all: Remembered[] = [];
  for (const [n, one] of people.entries()) {
    await betweenStretches(n);
    const before = readStored(one.stored) ?? strange;
    all.push(before);
    if (!meansElse && one.events.length === 0 && !isLost(one)) continue;
    const base = corrects || meansElse || isLost(one) ? withEvents({ habits: emptied(before.habits), recent: NewestEvents.none }, await rememberedEventsOf(tx, one.entityId)) : before;
    const counted = corrects ? base : withEvents(base, one.events.map(({ event }) => event));
    const sayings = sayingsWith(before.sayings, one.events, { corrects, again: heard.filter(({ entityId }) => entityId === one.entityId) });
    const now = { habits: counted.habits, recent: counted.recent, sayings };
    all[all.length - 1] = now;
    takeNote(one, now, before);
  }
  return all;
}

const withEvents = ({ habits, recent }: Pick<Remembered, 'habits' | 'recent'>, events: readonly EventOfEntity['event'][]): Pick<Remembered, 'habits' | 'recent'> => ({ habits: remembering(habits, events), recent: recent.with(events) });

const readStored = ({ memory, recent, sayings }: StoredMemory): Remembered | null =>
  memory === null || recent === null ? null : { habits: memoryFromBytes(memory), recent: NewestEvents.fromText(recent), sayings: sayings ? (JSON.parse(sayings) as Sayings) : nothingTold };
