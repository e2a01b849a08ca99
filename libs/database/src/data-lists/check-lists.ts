import { keysToLookFor } from '@app/domain';
import type { Database } from '../database.js';

/** A value to look for on the lists of a type. */
export interface ListCheck {
  readonly listType: string;
  readonly searchValue: string;
}

/** Where a value was found. */
export interface ListMatch {
  readonly listId: string;
  readonly listName: string;
  readonly priority: number;
  readonly itemId: string;
  readonly primaryValue: string;
  readonly matchedKey: string;
  readonly itemData: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
}

/** The most matches of one check. */
const MOST = 100;

const lengths = {
  name: 'data-lists-lengths',
  text: `select l.type, array_agg(distinct length) filter (where length is not null) as lengths
    from data_list l left join lateral unnest(l.network_lengths) as length on true
    where l.organization_id = $1 and l.type = any($2::text[]) and l.status = 'active' and l.item_count > 0 group by l.type`,
};

const check = {
  name: 'data-lists-check',
  text: `with asked as materialized (
      select * from unnest($2::int[], $3::text[], $4::text[]) with ordinality as a(n, list_type, key, place)
    ), list as materialized (
      select id, name, type, priority, created_at from data_list
      where organization_id = $1 and type = any(select distinct list_type from asked) and status = 'active' and item_count > 0
    ), found as (
      select distinct on (asked.n, k.item_id) asked.n, list.id as list_id, list.name, list.priority, list.created_at, k.item_id, asked.key, asked.place
      from list join asked on asked.list_type = list.type
      cross join lateral (select item_id from data_list_key where list_id = list.id and key = asked.key order by item_id limit ${MOST}) k
      order by asked.n, k.item_id, asked.place
    ), ranked as (
      select *, row_number() over (partition by n order by priority desc, created_at, list_id, place, item_id) as nth from found
    )
    select r.n, r.list_id as "listId", r.name as "listName", r.priority, r.item_id as "itemId", i.primary_value as "primaryValue", r.key as "matchedKey", i.item_data as "itemData", i.metadata
    from ranked r join data_list_item i on i.id = r.item_id where r.nth <= ${MOST} order by r.n, r.nth`,
};

export class CheckLists {
  constructor(private readonly database: Database) {}

  /** The matches of each check in all active lists of its type, the highest priority first. Two statements, however many checks. */
  async check(organizationId: string, checks: readonly ListCheck[]): Promise<ListMatch[][]> {
    const matches: ListMatch[][] = checks.map(() => []);
    const types = await this.database.rows<{ type: string; lengths: number[] | null }>(lengths, [organizationId, [...new Set(checks.map(({ listType }) => listType))]]);
    const lengthsOf = new Map(types.map((row) => [row.type, row.lengths ?? []]));
    const asked = checks.flatMap(({ listType, searchValue }, n) => {
      const known = lengthsOf.get(listType);
      return known ? keysToLookFor(listType, searchValue, known).map((key) => ({ n, listType, key })) : [];
    });
    if (asked.length === 0) return matches;
    const rows = await this.database.rows<ListMatch & { n: number } & Record<string, unknown>>(check, [
      organizationId,
      asked.map(({ n }) => n),
      asked.map(({ listType }) => listType),
      asked.map(({ key }) => key),
    ]);
    for (const { n, ...match } of rows) matches[n]?.push(match);
    return matches;
  }
}
