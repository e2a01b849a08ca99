import { ChangeDevice, Database, Devices, RegisterDevice } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { DevicesController } from './devices.controller.js';

const fromDatabase = [RegisterDevice, ChangeDevice].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

@Module({})
export class DevicesModule {
  static with(env: ApiEnv): DynamicModule {
    const devices = { provide: Devices, inject: [Database], useFactory: (database: Database) => new Devices(database, env.READ_TIMEOUT_SECONDS * 1_000) };
    return { module: DevicesModule, controllers: [DevicesController], providers: [...fromDatabase, devices, { provide: API_ENV, useValue: env }] };
  }
}
