import { Database, Datasets, Mappings } from '@app/database';
import { Module } from '@nestjs/common';
import { DatasetsController } from './datasets.controller.js';
import { MappingsController } from './mappings.controller.js';

@Module({
  controllers: [MappingsController, DatasetsController],
  providers: [Mappings, Datasets].map((Repository) => ({ provide: Repository, inject: [Database], useFactory: (database: Database) => new Repository(database) })),
})
export class MappingsModule {}
