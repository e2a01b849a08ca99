import { type AskedOf, endpoints } from '@app/contracts';
import { Datasets, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { paginationOf } from '../page.js';

@Controller()
export class DatasetsController {
  constructor(private readonly datasets: Datasets) {}

  @Serves(endpoints.listDatasets)
  async list(@Caller() holder: KeyHolder) {
    const items = await this.datasets.list(holder.organizationId);
    return { items, total: items.length };
  }

  @Serves(endpoints.listDatasetEntries)
  async entries(@Asked() { params: { slug }, query: { limit, offset, term } }: AskedOf<typeof endpoints.listDatasetEntries>, @Caller() holder: KeyHolder) {
    const found = await this.datasets.entries(holder.organizationId, slug, term, { limit, offset });
    if (!found) throw new AppError('DATASET_NOT_FOUND', { slug });
    return { items: found.items, ...paginationOf(found.total, { limit, offset }, found.items.length) };
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
