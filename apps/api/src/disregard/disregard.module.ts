import { Database, Devices, Disregard, Entities } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import type { ApiEnv } from '../env.js';
import { DisregardController } from './disregard.controller.js';

@Module({})
export class DisregardModule {
  static with(env: ApiEnv): DynamicModule {
    return {
      module: DisregardModule,
      controllers: [DisregardController],
      providers: [
        { provide: Devices, inject: [Database], useFactory: (database: Database) => new Devices(database, env.READ_TIMEOUT_SECONDS * 1_000) },
        { provide: Disregard, inject: [Database], useFactory: (database: Database) => new Disregard(database) },
        { provide: Entities, inject: [Database], useFactory: (database: Database) => new Entities(database) },
      ],
    };
  }
}
