import { type AskedOf, endpoints } from '@app/contracts';
import { Datasets, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { pagination, rowAt, scopedPlaceIn } from '../list-cursor.js';

@Controller()
export class DatasetsController {
  constructor(private readonly datasets: Datasets) {}

  @Serves(endpoints.listDatasets)
  async list(@Caller() holder: KeyHolder) {
    const items = await this.datasets.list(holder.organizationId);
    return { items, total: items.length };
  }

  @Serves(endpoints.listDatasetEntries)
  async entries(@Asked() { params: { slug }, query: { cursor, limit, offset, term } }: AskedOf<typeof endpoints.listDatasetEntries>, @Caller() holder: KeyHolder) {
    const list = { slug, term };
    const found = await this.datasets.entries(holder.organizationId, slug, term, { limit, offset, after: scopedPlaceIn(cursor, list) });
    if (!found) throw new AppError('DATASET_NOT_FOUND', { slug });
    const { items, ...counted } = found;
    const last = items.at(-1);
    return { items, ...pagination(counted, { limit, offset }, last && rowAt(last), list) };
  }

  @Serves(endpoints.setDatasetEntry)
  async set(@Asked() { params: { slug, key }, body: { value } }: AskedOf<typeof endpoints.setDatasetEntry>, @Caller() holder: KeyHolder) {
    await this.datasets.put(holder.organizationId, slug, [{ key, value }]);
    return { key, value, scope: 'CUSTOMER' };
  }

  @Serves(endpoints.setDatasetEntries)
  async setMany(@Asked() { params: { slug }, body: { entries } }: AskedOf<typeof endpoints.setDatasetEntries>, @Caller() holder: KeyHolder) {
    return { slug, written: await this.datasets.put(holder.organizationId, slug, entries) };
  }

  @Serves(endpoints.deleteDatasetEntry)
  async delete(@Asked() { params: { slug, key } }: AskedOf<typeof endpoints.deleteDatasetEntry>, @Caller() holder: KeyHolder): Promise<void> {
    if (!(await this.datasets.remove(holder.organizationId, slug, key))) throw new AppError('DATASET_ENTRY_NOT_FOUND', { slug, key });
  }
}
