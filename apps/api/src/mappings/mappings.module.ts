import { Database, Datasets, type GlobalDatasets, Mappings } from '@app/database';
import { globalDatasets } from '@app/domain';
import { mailBook } from '@app/mail';
import { Module } from '@nestjs/common';
import { DatasetsController } from './datasets.controller.js';
import { MappingsController } from './mappings.controller.js';

const everybodys: GlobalDatasets = new Map([
  ['disposable_email_domains', () => mailBook.disposableDomains()],
  ...[...globalDatasets].map(([slug, entries]) => [slug, () => entries] as const),
]);

@Module({
  controllers: [MappingsController, DatasetsController],
  providers: [
    { provide: Mappings, inject: [Database], useFactory: (database: Database) => new Mappings(database) },
    { provide: Datasets, inject: [Database], useFactory: (database: Database) => new Datasets(database, everybodys) },
  ],
})
export class MappingsModule {}
