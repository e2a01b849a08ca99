import { Database, Progress } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { AlertsModule } from './alerts/alerts.module.js';
import { QueueBoard } from './board/queue-board.js';
import { EntitiesModule } from './entities/entities.module.js';
import { KeysController } from './keys/keys.controller.js';
import { ProgressController } from './progress/progress.controller.js';
import { RulesModule } from './rules/rules.module.js';
import { type WebhooksEnv, WebhooksModule } from './webhooks/webhooks.module.js';

const fromDatabase = [Progress].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

/** Everything that is read or configured. */
@Module({})
export class ApiModule {
  static with(env: WebhooksEnv): DynamicModule {
    return {
      module: ApiModule,
      imports: [EntitiesModule, RulesModule, AlertsModule, WebhooksModule.with(env)],
      controllers: [KeysController, ProgressController],
      providers: [...fromDatabase, QueueBoard],
    };
  }
}
