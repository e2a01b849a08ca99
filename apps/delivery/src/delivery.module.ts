import { AddressGuard, WebhookSender } from '@app/webhook';
import { type DynamicModule, Module } from '@nestjs/common';
import { DELIVERY_ENV, type DeliveryEnv } from './env.js';
import { Lanes } from './lanes.js';
import { SendWebhook } from './send-webhook.js';

const USER_AGENT = 'Tamiz-Webhooks/1';
/** Of the webhooks that this process sends at the same time, those to one endpoint. */
const LANES_OF_ENDPOINT = 10;
const LANE_PATIENCE_MS = 1_000;

@Module({})
export class DeliveryModule {
  static with(env: DeliveryEnv): DynamicModule {
    const guard = new AddressGuard({ allowedNetworks: env.DELIVERY_ALLOWED_NETWORKS });
    return {
      module: DeliveryModule,
      providers: [
        { provide: DELIVERY_ENV, useValue: env },
        { provide: WebhookSender, useFactory: () => new WebhookSender({ guard, timeoutMs: env.DELIVERY_TIMEOUT_MS, userAgent: USER_AGENT }) },
        { provide: Lanes, useFactory: () => new Lanes(LANES_OF_ENDPOINT, LANE_PATIENCE_MS) },
        SendWebhook,
      ],
    };
  }
}
