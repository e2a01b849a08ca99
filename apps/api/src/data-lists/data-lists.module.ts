import { AddItems, CheckLists, Database, DataListItems, DataLists } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { ChecksController } from './checks.controller.js';
import { DataListItemsController } from './data-list-items.controller.js';
import { DataListsController } from './data-lists.controller.js';

const fromDatabase = [DataLists, DataListItems, AddItems, CheckLists].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

@Module({})
export class DataListsModule {
  static with(env: ApiEnv): DynamicModule {
    return {
      module: DataListsModule,
      controllers: [DataListsController, DataListItemsController, ChecksController],
      providers: [...fromDatabase, { provide: API_ENV, useValue: env }],
    };
  }
}
