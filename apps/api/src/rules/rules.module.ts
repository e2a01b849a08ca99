import { Database, Rules } from '@app/database';
import { Module } from '@nestjs/common';
import { RulesController } from './rules.controller.js';

@Module({
  controllers: [RulesController],
  providers: [{ provide: Rules, inject: [Database], useFactory: (database: Database) => new Rules(database) }],
})
export class RulesModule {}
