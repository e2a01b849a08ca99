import { keysToLookFor } from '@app/domain';
import type { Database } from '../database.js';
import type { PageAsked } from '../page.js';

/** A value on a list, with what is known about it. */
export interface DataListItemRecord {
  readonly id: string;
  readonly listId: string;
  readonly primaryValue: string;
  readonly searchKeys: readonly string[];
  readonly itemData: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const columns = `i.id, i.list_id as "listId", i.primary_value as "primaryValue", i.search_keys as "searchKeys", i.item_data as "itemData", i.metadata,
  i.created_at as "createdAt", i.updated_at as "updatedAt"`;

/** The items of lists that the caller has found to be their organization's. */
export class DataListItems {
  constructor(private readonly database: Database) {}

  /** The newest first, from behind the one that is named on. How many there are is known by the list. */
  async list(listId: string, { limit, offset, after }: PageAsked & { readonly after: string | null }): Promise<{ items: DataListItemRecord[]; hasMore: boolean }> {
    const items = await this.database.rows<DataListItemRecord & Record<string, unknown>>(
      `select ${columns} from data_list_item i where i.list_id = $1${after === null ? '' : ' and i.id < $2'} order by i.id desc limit ${limit + 1} offset ${offset}`,
      after === null ? [listId] : [listId, after],
    );
    return { items: items.slice(0, limit), hasMore: items.length > limit };
  }

  async get(listId: string, id: string): Promise<DataListItemRecord | null> {
    const [item] = await this.database.rows<DataListItemRecord & Record<string, unknown>>(`select ${columns} from data_list_item i where i.list_id = $1 and i.id = $2`, [listId, id]);
    return item ?? null;
  }

  /** Those that a value finds; of networks the narrowest first. */
  async find({ id: listId, type }: { readonly id: string; readonly type: string }, searchValue: string, limit: number): Promise<DataListItemRecord[]> {
    const [list] = await this.database.rows<{ lengths: number[] }>('select network_lengths as lengths from data_list where id = $1', [listId]);
    const keys = keysToLookFor(type, searchValue, list?.lengths ?? []);
    return this.database.rows(
      `select ${columns} from (
         select k.item_id, min(asked.nth) as nth from unnest($2::text[]) with ordinality as asked(key, nth)
         cross join lateral (select item_id from data_list_key where list_id = $1 and key = asked.key limit $3) k
         group by k.item_id
       ) found join data_list_item i on i.id = found.item_id order by found.nth, i.id limit $3`,
      [listId, keys, limit],
    );
  }

  /** Answers false when there is no such item. */
  remove(listId: string, id: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await tx.run('select id from data_list where id = $1 for no key update', [listId]);
      const removed = await tx.run('delete from data_list_item where list_id = $1 and id = $2', [listId, id]);
      if (removed === 1) await tx.run('update data_list set item_count = item_count - 1, updated_at = now() where id = $1', [listId]);
      return removed === 1;
    });
  }
}
