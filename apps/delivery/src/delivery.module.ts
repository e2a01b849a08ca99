import { lanesOfEndpoint } from '@app/domain';
import { Hands } from '@app/queue';
import { RUNTIME_ENV, type RuntimeEnv } from '@app/runtime';
import { AddressGuard, MailSender, WebhookSender } from '@app/webhook';
import { type DynamicModule, Module } from '@nestjs/common';
import { DELIVERY_ENV, type DeliveryEnv } from './env.js';
import { Lanes } from './lanes.js';
import { Couriers } from './couriers.js';
import { SendDelivery } from './send-delivery.js';

const USER_AGENT = 'Tamiz-Webhooks/1';

@Module({})
export class DeliveryModule {
  static with(env: DeliveryEnv): DynamicModule {
    const guard = new AddressGuard({ allowedNetworks: env.DELIVERY_ALLOWED_NETWORKS });
    return {
      module: DeliveryModule,
      providers: [
        { provide: DELIVERY_ENV, useValue: env },
        {
          provide: Couriers,
          useFactory: () =>
            new Couriers(
              new WebhookSender({ guard, timeoutMs: env.DELIVERY_TIMEOUT_MS, userAgent: USER_AGENT }),
              new MailSender({ guard, timeoutMs: env.DELIVERY_TIMEOUT_MS, smtpUrl: env.SMTP_URL ?? null, from: env.MAIL_FROM }),
            ),
        },
        { provide: Lanes, useFactory: () => new Lanes(lanesOfEndpoint.usual) },
        { provide: Hands, useFactory: (runtime: RuntimeEnv) => new Hands(runtime.DELIVERY_CONCURRENCY), inject: [RUNTIME_ENV] },
        SendDelivery,
      ],
    };
  }
}
