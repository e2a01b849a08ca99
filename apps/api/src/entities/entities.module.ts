import { Analyses, Database, Entities, Rules, ScoredEntities, ScoreEntities } from '@app/database';
import { factsNeeded } from '@app/domain';
import { Module } from '@nestjs/common';
import { AnalyzeEntity } from './analyze-entity.js';
import { ChangeEntities } from './change-entities.js';
import { CreateEntitiesController } from './create-entities.controller.js';
import { EntitiesController } from './entities.controller.js';
import { ScoresController } from './scores.controller.js';

const fromDatabase = [Entities, ScoredEntities, Analyses, Rules].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

/** The people and companies behind events. */
@Module({
  controllers: [CreateEntitiesController, EntitiesController, ScoresController],
  providers: [
    ...fromDatabase,
    { provide: ScoreEntities, inject: [Database], useFactory: (database: Database) => new ScoreEntities(database, factsNeeded()) },
    ChangeEntities,
    AnalyzeEntity,
  ],
})
export class EntitiesModule {}
