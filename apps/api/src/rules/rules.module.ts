import { Backtests, Database, OwnEventTypes, Rules, RuleVersions, TryRule } from '@app/database';
import { Module } from '@nestjs/common';
import { BacktestsController } from './backtests.controller.js';
import { ExecuteRuleController } from './execute.controller.js';
import { RulePacksController } from './packs/packs.controller.js';
import { RulesController } from './rules.controller.js';

const fromDatabase = [Backtests, OwnEventTypes, Rules, RuleVersions, TryRule].map((Repository) => ({ provide: Repository, inject: [Database], useFactory: (database: Database) => new Repository(database) }));

@Module({ controllers: [RulePacksController, BacktestsController, RulesController, ExecuteRuleController], providers: fromDatabase })
export class RulesModule {}
