import { Database, Entities, Events, Labels } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import type { ApiEnv } from '../env.js';
import { LabelsController } from './labels.controller.js';

const fromDatabase = [Labels, Entities].map((Repository) => ({ provide: Repository, inject: [Database], useFactory: (database: Database) => new Repository(database) }));

/** What people found out about events and entities. */
@Module({})
export class LabelsModule {
  static with(env: ApiEnv): DynamicModule {
    return {
      module: LabelsModule,
      controllers: [LabelsController],
      providers: [...fromDatabase, { provide: Events, inject: [Database], useFactory: (database: Database) => new Events(database, env.READ_TIMEOUT_SECONDS * 1_000) }],
    };
  }
}
