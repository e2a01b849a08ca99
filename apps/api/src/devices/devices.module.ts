import { ChangeDevice, Database, Devices, RegisterDevice } from '@app/database';
import { Module } from '@nestjs/common';
import { DevicesController } from './devices.controller.js';

const fromDatabase = [Devices, RegisterDevice, ChangeDevice].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

@Module({ controllers: [DevicesController], providers: fromDatabase })
export class DevicesModule {}
