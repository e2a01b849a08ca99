import { type MemorableEvent, type Memory, memoryFromBytes, memoryToBytes, nothingRemembered, remembering } from '@app/domain';
import type { Queryable } from '../database.js';
import { rememberedEventsOf } from './events-to-remember.js';

/** Somebody, and the events that have come since his memory was written. */
export interface Rememberer {
  readonly entityId: string;
  readonly organizationId: string;
  readonly events: readonly MemorableEvent[];
}

const stored = { name: 'memory-read', text: 'select entity_id, memory from entity_memory where entity_id = any($1::uuid[])' };

const write = {
  name: 'memory-write',
  text: `insert into entity_memory (entity_id, organization_id, memory) select * from unnest($1::uuid[], $2::uuid[], $3::bytea[])
    on conflict (entity_id) do update set memory = excluded.memory`,
};

/**
 * The memories of these people with their new events, written down. The caller holds the locks of the entities, and brings
 * each event once. Corrected events were counted as they were: what is remembered of their people is read anew.
 */
export async function remember(tx: Queryable, people: readonly Rememberer[], { corrects }: { corrects: boolean }): Promise<ReadonlyMap<string, Memory>> {
  const memories = await memoriesOf(tx, people.map(({ entityId }) => entityId));
  const changed = people.filter(({ events }) => events.length > 0);
  for (const { entityId, events } of changed) {
    const memory = corrects ? remembering(nothingRemembered, await rememberedEventsOf(tx, entityId)) : remembering(memories.get(entityId) ?? nothingRemembered, events);
    memories.set(entityId, memory);
  }
  if (changed.length === 0) return memories;
  await tx.run(write, [
    changed.map(({ entityId }) => entityId),
    changed.map(({ organizationId }) => organizationId),
    changed.map(({ entityId }) => memoryToBytes(memories.get(entityId) ?? nothingRemembered)),
  ]);
  return memories;
}

async function memoriesOf(tx: Queryable, entityIds: readonly string[]): Promise<Map<string, Memory>> {
  const rows = await tx.rows<{ entity_id: string; memory: Buffer }>(stored, [entityIds]);
  return new Map(rows.map(({ entity_id, memory }) => [entity_id, memoryFromBytes(memory)]));
}
