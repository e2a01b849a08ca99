import { Database, OwnEventTypes, Rules, RuleVersions } from '@app/database';
import { Module } from '@nestjs/common';
import { RulesController } from './rules.controller.js';

const fromDatabase = [OwnEventTypes, Rules, RuleVersions].map((Repository) => ({ provide: Repository, inject: [Database], useFactory: (database: Database) => new Repository(database) }));

@Module({ controllers: [RulesController], providers: fromDatabase })
export class RulesModule {}
