import { type AskedOf, endpoints } from '@app/contracts';
import { ActOnAlerts, Alerts, type AlertWish, type KeyHolder } from '@app/database';
import type { AlertAction } from '@app/domain';
import { AppError } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { ringDeliveries } from '../ring-deliveries.js';
import { findAlert } from './find-alert.js';

@Controller()
export class AlertActionsController {
  constructor(
    private readonly alerts: Alerts,
    private readonly actions: ActOnAlerts,
    private readonly doorbell: Doorbell,
  ) {}

  @Serves(endpoints.acknowledgeAlert)
  acknowledge(@Asked() { params, body }: AskedOf<typeof endpoints.acknowledgeAlert>, @Caller() holder: KeyHolder) {
    return this.actOn(holder, params.id, 'acknowledge', body);
  }

  @Serves(endpoints.resolveAlert)
  resolve(@Asked() { params, body }: AskedOf<typeof endpoints.resolveAlert>, @Caller() holder: KeyHolder) {
    return this.actOn(holder, params.id, 'resolve', body);
  }

  @Serves(endpoints.reopenAlert)
  reopen(@Asked() { params, body }: AskedOf<typeof endpoints.reopenAlert>, @Caller() holder: KeyHolder) {
    return this.actOn(holder, params.id, 'reopen', body);
  }

  @Serves(endpoints.assignAlert)
  assign(@Asked() { params, body }: AskedOf<typeof endpoints.assignAlert>, @Caller() holder: KeyHolder) {
    return this.actOn(holder, params.id, 'assign', body);
  }

  @Serves(endpoints.noteAlert)
  note(@Asked() { params, body }: AskedOf<typeof endpoints.noteAlert>, @Caller() holder: KeyHolder) {
    return this.actOn(holder, params.id, 'note', body);
  }

  @Serves(endpoints.actOnAlerts)
  async many(@Asked() { body: { ids, filter = {}, ...wish } }: AskedOf<typeof endpoints.actOnAlerts>, @Caller() { organizationId, keyId }: KeyHolder) {
    const { deliveries, ...acted } = await this.actions.act(organizationId, ids ? { ids } : { filter }, { ...wish, keyId });
    ringDeliveries(this.doorbell, deliveries);
    const found = new Set([...acted.done, ...acted.asTheyWere, ...acted.impossible.map(({ id }) => id)]);
    return { success: true, ...acted, notFound: [...new Set(ids)].filter((id) => !found.has(id.toLowerCase())) };
  }

  private async actOn(holder: KeyHolder, id: string, action: AlertAction, said: Pick<AlertWish, 'assignee' | 'note'>) {
    if (!isUuid(id)) throw new AppError('ALERT_NOT_FOUND', { id });
    const { impossible, deliveries } = await this.actions.act(holder.organizationId, { ids: [id] }, { action, ...said, keyId: holder.keyId });
    const [conflict] = impossible;
    if (conflict) throw new AppError('ALERT_STATUS_CONFLICT', { id, status: conflict.status, action });
    ringDeliveries(this.doorbell, deliveries);
    return { success: true, alert: await findAlert(this.alerts, holder, id) };
  }
}
