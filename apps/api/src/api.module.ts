import { Analyses, Database, Entities, Progress } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { AlertsModule } from './alerts/alerts.module.js';
import { QueueBoard } from './board/queue-board.js';
import { DataListsModule } from './data-lists/data-lists.module.js';
import type { DataListsEnv } from './data-lists/env.js';
import { DevicesModule } from './devices/devices.module.js';
import { EntitiesController } from './entities/entities.controller.js';
import { KeysController } from './keys/keys.controller.js';
import { ProgressController } from './progress/progress.controller.js';
import { RulesModule } from './rules/rules.module.js';
import { type WebhooksEnv, WebhooksModule } from './webhooks/webhooks.module.js';

const fromDatabase = [Entities, Analyses, Progress].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

/** Everything that is read or configured. */
@Module({})
export class ApiModule {
  static with(env: WebhooksEnv & DataListsEnv): DynamicModule {
    return {
      module: ApiModule,
      imports: [DevicesModule, DataListsModule.with(env), RulesModule, AlertsModule, WebhooksModule.with(env)],
      controllers: [EntitiesController, KeysController, ProgressController],
      providers: [...fromDatabase, QueueBoard],
    };
  }
}
