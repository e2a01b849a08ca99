import { networkLengthsOf } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Database, Queryable } from '../database.js';

/** A value as it goes onto a list. */
export interface ItemToAdd {
  readonly primaryValue: string;
  /** The primary value as it is compared: it is once in a list. */
  readonly primaryKey: string;
  readonly searchKeys: readonly string[];
  /** The search keys as they are compared. */
  readonly keys: readonly string[];
  readonly itemData: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
}

export interface AddedItem {
  readonly id: string;
  readonly created: boolean;
}

/** Puts values onto a list of the caller's organization. One that is there already is updated. */
export class AddItems {
  constructor(private readonly database: Database) {}

  /** In the order of the items. Of several with the same primary value the last one stays. */
  async add(list: { readonly id: string; readonly type: string }, items: readonly ItemToAdd[]): Promise<AddedItem[]> {
    const last = new Map(items.map((item) => [item.primaryKey, item]));
    const ids = await this.database.transaction((tx) => addItemsIn(tx, list, [...last.values()]));
    const counted = new Set<string>();
    return items.map(({ primaryKey }) => {
      const { id, created } = ids.get(primaryKey) as AddedItem;
      const isFirst = !counted.has(primaryKey);
      counted.add(primaryKey);
      return { id, created: created && isFirst };
    });
  }
}

const upsert = `insert into data_list_item (id, list_id, primary_key, primary_value, search_keys, item_data, metadata)
  select w.id, $1, w.primary_key, w.primary_value, array(select jsonb_array_elements_text(w.search_keys)), w.item_data, w.metadata
  from unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[], $6::jsonb[], $7::jsonb[]) as w(id, primary_key, primary_value, search_keys, item_data, metadata)
  on conflict (list_id, primary_key) do update set primary_value = excluded.primary_value, search_keys = excluded.search_keys, item_data = excluded.item_data,
    metadata = excluded.metadata, updated_at = now()
  returning id, primary_key`;

/** Of several with the same primary value there is one. */
export async function addItemsIn(tx: Queryable, { id: listId, type }: { readonly id: string; readonly type: string }, items: readonly ItemToAdd[]): Promise<Map<string, AddedItem>> {
  // One writer at a time: the count of a list stays exact, and two with the same values cannot deadlock.
  await tx.run('select id from data_list where id = $1 for no key update', [listId]);
  const ids = items.map(() => uuid());
  const rows = await tx.rows<{ id: string; primary_key: string }>(upsert, [
    listId,
    ids,
    items.map((item) => item.primaryKey),
    items.map((item) => item.primaryValue),
    items.map((item) => JSON.stringify(item.searchKeys)),
    items.map((item) => JSON.stringify(item.itemData)),
    items.map((item) => JSON.stringify(item.metadata)),
  ]);
  const ours = new Set(ids);
  const added = new Map(rows.map((row) => [row.primary_key, { id: row.id, created: ours.has(row.id) }]));
  await tx.run('delete from data_list_key where item_id = any($1::uuid[])', [rows.filter((row) => !ours.has(row.id)).map((row) => row.id)]);
  const keys = items.flatMap((item) => item.keys.map((key) => ({ key, itemId: added.get(item.primaryKey)?.id })));
  await tx.run('insert into data_list_key (list_id, key, item_id) select $1, * from unnest($2::text[], $3::uuid[]) on conflict do nothing', [
    listId,
    keys.map(({ key }) => key),
    keys.map(({ itemId }) => itemId),
  ]);
  const created = [...added.values()].filter((one) => one.created).length;
  await tx.run(
    `update data_list set item_count = item_count + $2, network_lengths = array(select distinct unnest(network_lengths || $3::integer[])), updated_at = now() where id = $1`,
    [listId, created, networkLengthsOf(type, keys.map(({ key }) => key))],
  );
  return added;
}
