import { Analyses, Database, Entities } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { AlertsModule } from './alerts/alerts.module.js';
import { QueueBoard } from './board/queue-board.js';
import { DevicesModule } from './devices/devices.module.js';
import { EntitiesController } from './entities/entities.controller.js';
import type { ApiEnv } from './env.js';
import { EventsModule } from './events/events.module.js';
import { KeysController } from './keys/keys.controller.js';
import { RulesModule } from './rules/rules.module.js';
import { type WebhooksEnv, WebhooksModule } from './webhooks/webhooks.module.js';

const fromDatabase = [Entities, Analyses].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

/** Everything that is read or configured. */
@Module({})
export class ApiModule {
  static with(env: WebhooksEnv & ApiEnv): DynamicModule {
    return {
      module: ApiModule,
      imports: [EventsModule.with(env), DevicesModule, RulesModule, AlertsModule, WebhooksModule.with(env)],
      controllers: [EntitiesController, KeysController],
      providers: [...fromDatabase, QueueBoard],
    };
  }
}
