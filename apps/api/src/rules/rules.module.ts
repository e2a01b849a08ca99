import { Backtests, Database, OwnEventTypes, RuleActivities, Rules, RuleVersions, TryRule } from '@app/database';
import { Module } from '@nestjs/common';
import { BacktestsController } from './backtests.controller.js';
import { RuleActivityController } from './activity.controller.js';
import { ExecuteRuleController } from './execute.controller.js';
import { RulePacksController } from './packs/packs.controller.js';
import { RulesController } from './rules.controller.js';
import { RuleVocabularyController } from './vocabulary.controller.js';

const fromDatabase = [Backtests, OwnEventTypes, RuleActivities, Rules, RuleVersions, TryRule].map((Repository) => ({ provide: Repository, inject: [Database], useFactory: (database: Database) => new Repository(database) }));

@Module({ controllers: [RulePacksController, BacktestsController, RuleActivityController, RuleVocabularyController, RulesController, ExecuteRuleController], providers: fromDatabase })
export class RulesModule {}
