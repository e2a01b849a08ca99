import { Alerts, type KeyHolder } from '@app/database';
import { AppError, read } from '@app/platform';
import { Caller, Needs } from '@app/runtime';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { isUuid } from '../is-uuid.js';
import { pageQuery, paginationOf } from '../page.js';

const listQuery = z.object({
  ...pageQuery,
  status: z.enum(['PENDING', 'ACKNOWLEDGED', 'RESOLVED'], { error: 'Use PENDING, ACKNOWLEDGED or RESOLVED.' }).optional(),
  entityId: z.string().refine(isUuid, 'entityId is not a UUID.').optional(),
  ruleId: z.string().refine(isUuid, 'ruleId is not a UUID.').optional(),
});

@Controller('alerts')
export class AlertsController {
  constructor(private readonly alerts: Alerts) {}

  /** The newest first. */
  @Get()
  @Needs('alerts:read')
  async list(@Query() query: unknown, @Caller() holder: KeyHolder) {
    const { limit, offset, ...filter } = read(listQuery, query);
    const { alerts, total } = await this.alerts.list(holder.organizationId, filter, { limit, offset });
    return { success: true, alerts, pagination: paginationOf(total, { limit, offset }, alerts.length) };
  }

  /** With its snapshot: rule, scores and reasons as they were when it opened, and what ended it. */
  @Get(':id')
  @Needs('alerts:read')
  async get(@Param('id') id: string, @Caller() holder: KeyHolder) {
    const alert = isUuid(id) ? await this.alerts.find(holder.organizationId, id) : null;
    if (!alert) throw new AppError('ALERT_NOT_FOUND', { id });
    return { success: true, alert };
  }
}
