import { type AskedOf, endpoints } from '@app/contracts';
import { DeliveryLog, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { paginationOf } from '../page.js';

@Controller()
export class DeliveriesController {
  constructor(private readonly log: DeliveryLog) {}

  @Serves(endpoints.listDeliveries)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listDeliveries>, @Caller() holder: KeyHolder) {
    const { limit, offset, ...filter } = query;
    const { deliveries, total } = await this.log.list(holder.organizationId, filter, { limit, offset });
    return { success: true, deliveries, pagination: paginationOf(total, { limit, offset }, deliveries.length) };
  }

  @Serves(endpoints.getDelivery)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getDelivery>, @Caller() holder: KeyHolder) {
    // No text of a table holds NUL, so no delivery has such an id.
    const delivery = id.includes('\u0000') ? null : await this.log.find(holder.organizationId, id);
    if (!delivery) throw new AppError('DELIVERY_NOT_FOUND', { id });
    return { success: true, delivery };
  }
}
