import type { Scores } from '@app/domain';
import type { Database } from '../database.js';
import { type EntityFilter, filterOf } from './entity-filter.js';
import { entityColumns, type EntityRecord } from './entity-record.js';
import { type Who, whoIs } from './who.js';

/** An entity with its scores of now; null when it was never scored. */
export interface ScoredEntity extends EntityRecord {
  readonly scores: Scores | null;
  readonly lastEventAt: Date | null;
}

export type EntityOrder = 'createdAt' | 'updatedAt' | 'name' | 'humanity' | 'authenticity' | 'uniqueness' | 'behavior' | 'lastEventAt';

/** Where a list goes on: behind this entity, in the order of creation. */
export interface EntityMark {
  readonly createdAt: string;
  readonly id: string;
}

export interface EntityQuestion {
  readonly filter: EntityFilter;
  readonly sort: EntityOrder;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
  /** Only in the order of creation. */
  readonly after: EntityMark | null;
}

const LAST_EVENT = 'case when a.event_count > 0 then a.last_event_at end';

const orders: Readonly<Record<EntityOrder, string>> = {
  createdAt: 'e.created_at',
  updatedAt: 'e.updated_at',
  name: 'lower(e.name)',
  humanity: 'a.humanity',
  authenticity: 'a.authenticity',
  uniqueness: 'a.uniqueness',
  behavior: 'a.behavior',
  lastEventAt: LAST_EVENT,
};

const select = `select ${entityColumns}, a.scores, ${LAST_EVENT} as "lastEventAt" from entity e left join analysis a on a.entity_id = e.id`;

/** Entities together with what they score, to be read. */
export class ScoredEntities {
  constructor(private readonly database: Database) {}

  async find(organizationId: string, who: Who): Promise<ScoredEntity | null> {
    const { condition, values } = whoIs(who);
    const [entity] = await this.database.rows<ScoredEntity & Record<string, unknown>>(`${select} where ${condition}`, [organizationId, ...values]);
    return entity ?? null;
  }

  /** One page, whether there is more behind it, and how many there are in all. */
  async list(organizationId: string, { filter, sort, order, limit, offset, after }: EntityQuestion): Promise<{ entities: ScoredEntity[]; total: number; hasMore: boolean }> {
    const { conditions, values } = filterOf(organizationId, filter);
    const count = this.database.rows<{ total: number }>(`select count(*)::int as total from entity e left join analysis a on a.entity_id = e.id where ${conditions.join(' and ')}`, values);
    const next = values.length + 1;
    const behind = after === null ? [] : [`(e.created_at, e.id) ${order === 'desc' ? '<' : '>'} ($${next + 2}::timestamptz, $${next + 3}::uuid)`];
    const nulls = sort === 'createdAt' ? '' : ' nulls last';
    const page = this.database.rows<ScoredEntity & Record<string, unknown>>(
      `${select} where ${[...conditions, ...behind].join(' and ')} order by ${orders[sort]} ${order}${nulls}, e.id ${order} limit $${next} offset $${next + 1}`,
      [...values, limit + 1, offset, ...(after === null ? [] : [after.createdAt, after.id])],
    );
    const [[counted], entities] = await Promise.all([count, page]);
    return { entities: entities.slice(0, limit), total: counted?.total ?? 0, hasMore: entities.length > limit };
  }
}
