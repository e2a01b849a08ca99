import { Database, OwnEventTypes, Rules } from '@app/database';
import { Module } from '@nestjs/common';
import { RulesController } from './rules.controller.js';

@Module({
  controllers: [RulesController],
  providers: [
    { provide: OwnEventTypes, inject: [Database], useFactory: (database: Database) => new OwnEventTypes(database) },
    { provide: Rules, inject: [Database], useFactory: (database: Database) => new Rules(database) },
  ],
})
export class RulesModule {}
