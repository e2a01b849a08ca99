import { type AskedOf, endpoints } from '@app/contracts';
import { DataLists, type KeyHolder } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { pagination, rankedPlaceIn } from '../list-cursor.js';
import { foundList } from './find-list.js';

@Controller()
export class DataListsController {
  constructor(private readonly lists: DataLists) {}

  @Serves(endpoints.createDataList)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createDataList>, @Caller() holder: KeyHolder) {
    return { success: true, dataList: await this.lists.create(holder.organizationId, body) };
  }

  @Serves(endpoints.listDataLists)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listDataLists>, @Caller() holder: KeyHolder) {
    const { cursor, limit, offset, ...filter } = query;
    const { dataLists, ...counted } = await this.lists.list(holder.organizationId, filter, { limit, offset, after: rankedPlaceIn(cursor, filter, 'moment') });
    const last = dataLists.at(-1);
    return { success: true, dataLists, pagination: pagination(counted, { limit, offset }, last && { at: last.createdAt, id: last.id }, filter) };
  }

  @Serves(endpoints.getDataList)
  async get(@Asked() { params: { listId } }: AskedOf<typeof endpoints.getDataList>, @Caller() holder: KeyHolder) {
    return { success: true, dataList: foundList(listId, isUuid(listId) ? await this.lists.find(holder.organizationId, listId) : null) };
  }

  @Serves(endpoints.changeDataList)
  async change(@Asked() { params: { listId }, body }: AskedOf<typeof endpoints.changeDataList>, @Caller() holder: KeyHolder) {
    return { success: true, dataList: foundList(listId, isUuid(listId) ? await this.lists.change(holder.organizationId, listId, body) : null) };
  }

  @Serves(endpoints.changeDataListStatus)
  async changeStatus(@Asked() { params: { listId }, body }: AskedOf<typeof endpoints.changeDataListStatus>, @Caller() holder: KeyHolder) {
    return { success: true, dataList: foundList(listId, isUuid(listId) ? await this.lists.change(holder.organizationId, listId, body) : null) };
  }
}
