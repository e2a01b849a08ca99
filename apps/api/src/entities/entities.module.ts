import { Analyses, Database, Entities, EntityNotes, FactsNow, Links, ScoredEntities, ScoreEntities, StateRules } from '@app/database';
import { mailBook } from '@app/mail';
import { type DynamicModule, Module } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { AnalyzeEntity } from './analyze-entity.js';
import { ChangeEntities } from './change-entities.js';
import { Counterfactuals } from './counterfactuals.js';
import { CreateEntitiesController } from './create-entities.controller.js';
import { EntitiesController } from './entities.controller.js';
import { LinksController } from './links.controller.js';
import { NotesController } from './notes.controller.js';
import { ScoresController } from './scores.controller.js';

const fromDatabase = [Entities, ScoredEntities, Analyses, StateRules, EntityNotes].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

/** The people and companies behind events. */
@Module({})
export class EntitiesModule {
  static with(env: ApiEnv): DynamicModule {
    return {
      module: EntitiesModule,
      controllers: [CreateEntitiesController, EntitiesController, ScoresController, LinksController, NotesController],
      providers: [
        { provide: API_ENV, useValue: env },
        ...fromDatabase,
        { provide: ScoreEntities, inject: [Database], useFactory: (database: Database) => new ScoreEntities(database, mailBook) },
        { provide: FactsNow, inject: [Database], useFactory: (database: Database) => new FactsNow(database, mailBook, env.READ_TIMEOUT_SECONDS * 1_000) },
        { provide: Links, inject: [Database], useFactory: (database: Database) => new Links(database, env.READ_TIMEOUT_SECONDS * 1_000) },
        ChangeEntities,
        AnalyzeEntity,
        Counterfactuals,
      ],
    };
  }
}
