import { type AskedOf, endpoints } from '@app/contracts';
import { DataLists, type KeyHolder } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';
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
    const { limit, offset, ...filter } = query;
    const { dataLists, total } = await this.lists.list(holder.organizationId, filter, { limit, offset });
    return { success: true, dataLists, pagination: paginationOf(total, { limit, offset }, dataLists.length) };
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
