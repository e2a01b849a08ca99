import { type AskedOf, endpoints } from '@app/contracts';
import { type AddedItem, AddItems, DataListItems, DataLists, type ItemToAdd, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { API_ENV, type ApiEnv } from '../env.js';
import { idIn, pagination } from '../list-cursor.js';
import { foundList } from './find-list.js';
import { itemToAdd } from './item-to-add.js';

@Controller()
export class DataListItemsController {
  constructor(
    private readonly lists: DataLists,
    private readonly items: DataListItems,
    private readonly addItems: AddItems,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.addDataListItem)
  async add(@Asked() { params: { listId }, body }: AskedOf<typeof endpoints.addDataListItem>, @Caller() holder: KeyHolder) {
    const list = await this.find(listId, holder);
    const [added] = await this.addItems.add(list, [itemToAdd(list.type, body)]);
    const { id, created } = added as AddedItem;
    const item = await this.items.get(listId, id);
    if (!item) throw new AppError('DATA_LIST_ITEM_NOT_FOUND', { listId, itemId: id });
    return { success: true, item, created };
  }

  @Serves(endpoints.addDataListItems)
  async addMany(@Asked() { params: { listId }, body }: AskedOf<typeof endpoints.addDataListItems>, @Caller() holder: KeyHolder) {
    const given = Array.isArray(body) ? body : body.items;
    const limit = this.env.DATA_LIST_BULK_MOST;
    if (given.length > limit) throw new AppError('TOO_MANY_ITEMS', { count: given.length, limit });
    const list = await this.find(listId, holder);
    const read = given.map((item) => readOr(() => itemToAdd(list.type, item)));
    const wishes = read.filter((one): one is ItemToAdd => !(one instanceof AppError));
    const added = wishes.length > 0 ? [...(await this.addItems.add(list, wishes))] : [];
    const results = read.map((one, index) => {
      if (one instanceof AppError) return { index, status: 'rejected' as const, error: one.body().error };
      const { id, created } = added.shift() as AddedItem;
      return { index, status: created ? ('created' as const) : ('updated' as const), id };
    });
    const count = (status: string): number => results.filter((result) => result.status === status).length;
    return { success: true, created: count('created'), updated: count('updated'), rejected: count('rejected'), results };
  }

  @Serves(endpoints.listDataListItems)
  async list(@Asked() { params: { listId }, query: { cursor, ...page } }: AskedOf<typeof endpoints.listDataListItems>, @Caller() holder: KeyHolder) {
    const { itemCount } = await this.find(listId, holder);
    const { items, hasMore } = await this.items.list(listId, { ...page, after: idIn(cursor, { listId }) });
    const last = items.at(-1);
    return { success: true, items, pagination: pagination({ total: itemCount, hasMore }, page, last && { at: null, id: last.id }, { listId }) };
  }

  @Serves(endpoints.findDataListItems)
  async findItems(@Asked() { params: { listId }, body }: AskedOf<typeof endpoints.findDataListItems>, @Caller() holder: KeyHolder) {
    const list = await this.find(listId, holder);
    const items = await this.items.find(list, body.searchValue, body.limit);
    return { success: true, items, count: items.length };
  }

  @Serves(endpoints.deleteDataListItem)
  async remove(@Asked() { params: { listId, itemId } }: AskedOf<typeof endpoints.deleteDataListItem>, @Caller() holder: KeyHolder): Promise<void> {
    await this.find(listId, holder);
    if (!isUuid(itemId) || !(await this.items.remove(listId, itemId))) throw new AppError('DATA_LIST_ITEM_NOT_FOUND', { listId, itemId });
  }

  private async find(listId: string, holder: KeyHolder) {
    return foundList(listId, isUuid(listId) ? await this.lists.find(holder.organizationId, listId) : null);
  }
}

function readOr(work: () => ItemToAdd): ItemToAdd | AppError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
