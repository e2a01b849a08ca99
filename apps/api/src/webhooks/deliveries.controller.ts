import { DeliveryLog, type KeyHolder } from '@app/database';
import { AppError, read } from '@app/platform';
import { Caller, Needs } from '@app/runtime';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { isUuid } from '../is-uuid.js';
import { pageQuery, paginationOf } from '../page.js';

const listQuery = z.object({
  ...pageQuery,
  endpointId: z.string().refine(isUuid, 'endpointId is not a UUID.').optional(),
  status: z.enum(['pending', 'delivered', 'failed'], { error: 'Use pending, delivered or failed.' }).optional(),
  alertId: z.string().refine(isUuid, 'alertId is not a UUID.').optional(),
});

@Controller('webhooks/deliveries')
export class DeliveriesController {
  constructor(private readonly log: DeliveryLog) {}

  /** The newest first. */
  @Get()
  @Needs('webhooks:read')
  async list(@Query() query: unknown, @Caller() holder: KeyHolder) {
    const { limit, offset, ...filter } = read(listQuery, query);
    const { deliveries, total } = await this.log.list(holder.organizationId, filter, { limit, offset });
    return { success: true, deliveries, pagination: paginationOf(total, { limit, offset }, deliveries.length) };
  }

  /** With what is sent, and every try so far. */
  @Get(':id')
  @Needs('webhooks:read')
  async get(@Param('id') id: string, @Caller() holder: KeyHolder) {
    const delivery = await this.log.find(holder.organizationId, id);
    if (!delivery) throw new AppError('DELIVERY_NOT_FOUND', { id });
    return { success: true, delivery };
  }
}
