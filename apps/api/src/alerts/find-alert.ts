import type { Alerts, KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { isUuid } from '../is-uuid.js';

export async function findAlert(alerts: Alerts, { organizationId }: KeyHolder, id: string) {
  const alert = isUuid(id) ? await alerts.find(organizationId, id) : null;
  if (!alert) throw new AppError('ALERT_NOT_FOUND', { id });
  return alert;
}
