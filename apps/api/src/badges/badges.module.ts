import { BadgePreviews, BadgeRules, Database } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { BadgeRulesController } from './badge-rules.controller.js';

const fromDatabase = [BadgeRules, BadgePreviews].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

@Module({})
export class BadgesModule {
  static with(env: ApiEnv): DynamicModule {
    return { module: BadgesModule, controllers: [BadgeRulesController], providers: [{ provide: API_ENV, useValue: env }, ...fromDatabase] };
  }
}
