import type { Scores } from '@app/domain';
import { type CarriedBadge, carriedByEntity, type CarriedRow, shownBadges } from '../badges/carried-badges.js';
import { behindRank, type RankedOrder, type RankedPlace } from '../behind.js';
import type { Database } from '../database.js';
import { type EntityFilter, filterOf } from './entity-filter.js';
import { entityColumns, type EntityRecord } from './entity-record.js';
import { type Who, whoIs } from './who.js';

/** An entity with its badges and scores of now; null when it was never scored. */
export interface ScoredEntity extends EntityRecord {
  readonly scores: Scores | null;
  readonly lastEventAt: Date | null;
  readonly badges: readonly CarriedBadge[];
  readonly disregarded: boolean;
}

type Row = Omit<ScoredEntity, 'badges'> & { readonly badges: CarriedRow[] } & Record<string, unknown>;

const toScored = (row: Row): ScoredEntity => ({ ...row, badges: shownBadges(row.badges) });

export type EntityOrder = 'createdAt' | 'updatedAt' | 'name' | 'humanity' | 'authenticity' | 'uniqueness' | 'behavior' | 'lastEventAt';

export interface EntityQuestion {
  readonly filter: EntityFilter;
  readonly sort: EntityOrder;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
  readonly after: RankedPlace | null;
}

/** An entity in a list, with what it has its place by. */
export interface ListedEntity extends ScoredEntity {
  readonly rank: Date | number | string | null;
}

const LAST_EVENT = 'case when a.event_count > 0 then a.last_event_at end';

const orders: Readonly<Record<EntityOrder, Pick<RankedOrder, 'by' | 'type' | 'isEverywhere'>>> = {
  createdAt: { by: 'e.created_at', type: 'timestamptz', isEverywhere: true },
  updatedAt: { by: 'e.updated_at', type: 'timestamptz' },
  name: { by: 'lower(e.name)', type: 'text' },
  humanity: { by: 'a.humanity', type: 'real' },
  authenticity: { by: 'a.authenticity', type: 'real' },
  uniqueness: { by: 'a.uniqueness', type: 'real' },
  behavior: { by: 'a.behavior', type: 'real' },
  lastEventAt: { by: LAST_EVENT, type: 'timestamptz' },
};

const joined = 'entity e left join analysis a on a.entity_id = e.id';
const columns = `${entityColumns}, a.scores, ${LAST_EVENT} as "lastEventAt", e.disregarded_at is not null as disregarded, ${carriedByEntity} as badges`;

/** Entities together with what they score, to be read. */
export class ScoredEntities {
  constructor(private readonly database: Database) {}

  async find(organizationId: string, who: Who): Promise<ScoredEntity | null> {
    const { condition, values } = whoIs(who);
    const [entity] = await this.database.rows<Row>(`select ${columns} from ${joined} where ${condition}`, [organizationId, ...values]);
    return entity ? toScored(entity) : null;
  }

  /** One page, whether there is more behind it, and how many there are in all. */
  list(organizationId: string, question: EntityQuestion, withinMs: number): Promise<{ entities: ListedEntity[]; total: number; hasMore: boolean }> {
    const { filter, limit, offset, after } = question;
    const { conditions, values } = filterOf(organizationId, filter);
    return this.database.reading(async (tx) => {
      // The index of trigrams is read by bitmap only, and what it is worth depends on the word.
      if (filter.search) await tx.run('set local enable_bitmapscan = on; set local plan_cache_mode = force_custom_plan');
      const found = await tx.rows<Row & Pick<ListedEntity, 'rank'>>(...pageOf(question, conditions, values));
      const entities = found.slice(0, limit).map((row) => ({ ...toScored(row), rank: row.rank }));
      const hasMore = found.length > limit;
      // A list that ends within this page is counted already.
      if (!hasMore && after === null && (entities.length > 0 || offset === 0)) return { entities, hasMore, total: offset + entities.length };
      const [counted] = await tx.rows<{ total: number }>(`select count(*)::int as total from ${joined} where ${conditions.join(' and ')}`, values);
      return { entities, hasMore, total: counted?.total ?? 0 };
    }, withinMs);
  }
}

function pageOf({ sort, order, limit, offset, after }: EntityQuestion, conditions: readonly string[], values: readonly unknown[]): [string, unknown[]] {
  const next = values.length + 1;
  const beyond = behindRank(after, { ...orders[sort], id: 'e.id', direction: order }, next + 1);
  return [
    `select ${columns}, ${orders[sort].by} as rank from ${joined} where ${conditions.join(' and ')}${beyond.condition} order by ${beyond.order} limit $${next} offset $${next + 1}`,
    [...values, limit + 1, offset, ...beyond.values],
  ];
}
