import { type AskedOf, composeParcel, endpoints } from '@app/contracts';
import { Alerts, type EndpointRecord, type KeyHolder, webhookBody, WebhookEndpoints } from '@app/database';
import { wants } from '@app/domain';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { findAlert } from './find-alert.js';

const MOST_ENDPOINTS = 1_000;

@Controller()
export class AlertPreviewController {
  constructor(
    private readonly alerts: Alerts,
    private readonly endpoints: WebhookEndpoints,
  ) {}

  @Serves(endpoints.previewAlert)
  async preview(@Asked() { params: { id }, query: { type } }: AskedOf<typeof endpoints.previewAlert>, @Caller() holder: KeyHolder) {
    const alert = await findAlert(this.alerts, holder, id);
    const at = new Date();
    const body = `{"sequence":0,${webhookBody(type, alert, at).slice(1)}`;
    const { endpoints: all } = await this.endpoints.list(holder.organizationId, { limit: MOST_ENDPOINTS, offset: 0 });
    const asking = all.filter(({ enabled, eventTypes }) => enabled && wants(eventTypes, type));
    return { success: true, type, sends: asking.map((endpoint) => sendOf(endpoint, body, at)) };
  }
}

function sendOf({ id, channel, url, signature, settings }: EndpointRecord, body: string, at: Date) {
  const parcel = composeParcel(channel, { id: 'msg_preview', body, endpointId: id, url, at, signature }, settings);
  if (parcel.by === 'mail') return { endpointId: id, channel, to: parcel.to.join(', '), subject: parcel.subject, text: parcel.text };
  return { endpointId: id, channel, to: parcel.url, subject: null, text: parcel.body };
}
