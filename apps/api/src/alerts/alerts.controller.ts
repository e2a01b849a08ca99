import { type AskedOf, endpoints } from '@app/contracts';
import { Alerts, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';

@Controller()
export class AlertsController {
  constructor(private readonly alerts: Alerts) {}

  @Serves(endpoints.listAlerts)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listAlerts>, @Caller() holder: KeyHolder) {
    const { limit, offset, ...filter } = query;
    const { alerts, total } = await this.alerts.list(holder.organizationId, filter, { limit, offset });
    return { success: true, alerts, pagination: paginationOf(total, { limit, offset }, alerts.length) };
  }

  @Serves(endpoints.getAlert)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getAlert>, @Caller() holder: KeyHolder) {
    const alert = isUuid(id) ? await this.alerts.find(holder.organizationId, id) : null;
    if (!alert) throw new AppError('ALERT_NOT_FOUND', { id });
    return { success: true, alert };
  }
}
