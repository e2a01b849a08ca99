import { Database, DeliveryLog, Replays, WebhookEndpoints } from '@app/database';
import { AddressGuard } from '@app/webhook';
import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller.js';
import { EndpointsController } from './endpoints.controller.js';

export interface WebhooksEnv {
  readonly DELIVERY_ALLOWED_NETWORKS: readonly string[];
}

@Module({})
export class WebhooksModule {
  static with(env: WebhooksEnv): DynamicModule {
    return {
      module: WebhooksModule,
      controllers: [EndpointsController, DeliveriesController],
      providers: [
        { provide: AddressGuard, useFactory: () => new AddressGuard({ allowedNetworks: env.DELIVERY_ALLOWED_NETWORKS }) },
        { provide: WebhookEndpoints, inject: [Database], useFactory: (database: Database) => new WebhookEndpoints(database) },
        { provide: Replays, inject: [Database], useFactory: (database: Database) => new Replays(database) },
        { provide: DeliveryLog, inject: [Database], useFactory: (database: Database) => new DeliveryLog(database) },
      ],
    };
  }
}
