import { Database, ImportJobs, ImportMappings } from '@app/database';
import { Module } from '@nestjs/common';
import { ImportJobsController } from './import-jobs.controller.js';
import { ImportMappingsController } from './import-mappings.controller.js';

/** How CSV files are read, and how far their imports have come. The files themselves go to ingest, which stores events. */
@Module({
  controllers: [ImportMappingsController, ImportJobsController],
  providers: [ImportMappings, ImportJobs].map((Repository) => ({ provide: Repository, inject: [Database], useFactory: (database: Database) => new Repository(database) })),
})
export class ImportsModule {}
