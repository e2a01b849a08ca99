import { memoryFromBytes, memoryToBytes, nobody, type Population, populationWith } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import { isRegarded } from '../facts/regarded.js';

/** Of a large organization the newest entities speak for all: more of them would say the same. */
const MOST_ENTITIES = 20_000;
const AT_ONCE = 1_000;
const REFRESHED_EVERY_HOURS = 24;

const nextPage = {
  name: 'population-memories',
  text: `select entity_id, memory from entity_memory where organization_id = $1 and entity_id < $2 and ${isRegarded('entity_memory.entity_id')} order by entity_id desc limit ${AT_ONCE}`,
};

const keep = {
  name: 'population-keep',
  text: `insert into population (organization_id, entities, events, people) values ($1, $2, $3, $4)
    on conflict (organization_id) do update set entities = excluded.entities, events = excluded.events, people = excluded.people, refreshed_at = now()`,
};

const stored = { name: 'population-read', text: 'select organization_id, entities, events, people from population where organization_id = any($1::uuid[])' };

/**
 * What is usual in an organization: a reference that is renewed from time to time and not with each event. An event costs the
 * same however many people there are, and its score does not depend on what happened to arrive a moment before. Load tests of
 * somebody who is disregarded are usual for nobody.
 */
export class Populations {
  constructor(private readonly database: Database) {}

  async refresh(organizationId: string): Promise<void> {
    let population = nobody;
    let before = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    while (population.entities < MOST_ENTITIES) {
      const rows = await this.database.rows<{ entity_id: string; memory: Buffer }>(nextPage, [organizationId, before]);
      const last = rows.at(-1);
      if (!last) break;
      population = populationWith(population, rows.map(({ memory }) => memoryFromBytes(memory)));
      before = last.entity_id;
    }
    await this.database.run(keep, [organizationId, population.entities, memoryToBytes(population.events), memoryToBytes(population.people)]);
  }

  /** Those that were never counted or a day ago, a few at a time. */
  async refreshDue(most: number): Promise<void> {
    const due = await this.database.rows<{ id: string }>(
      `select o.id from organization o left join population p on p.organization_id = o.id
       where p.refreshed_at is null or p.refreshed_at < now() - $2 * interval '1 hour' order by p.refreshed_at nulls first, o.id limit $1`,
      [most, REFRESHED_EVERY_HOURS],
    );
    for (const { id } of due) await this.refresh(id);
  }
}

/** By organization; who was never counted is missing. */
export async function populationsOf(tx: Queryable, organizationIds: readonly string[]): Promise<ReadonlyMap<string, Population>> {
  const rows = await tx.rows<{ organization_id: string; entities: number; events: Buffer; people: Buffer }>(stored, [[...new Set(organizationIds)]]);
  return new Map(rows.map(({ organization_id, entities, events, people }) => [organization_id, { entities, events: memoryFromBytes(events), people: memoryFromBytes(people) }]));
}
