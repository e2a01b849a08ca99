import { BadgeRules, Database } from '@app/database';
import { Module } from '@nestjs/common';
import { BadgeRulesController } from './badge-rules.controller.js';

@Module({
  controllers: [BadgeRulesController],
  providers: [{ provide: BadgeRules, inject: [Database], useFactory: (database: Database) => new BadgeRules(database) }],
})
export class BadgesModule {}
