import { Analyses, Database, Disregard, Fingerprints, Groups, Identities, Links, Mappings, TrackedEvents } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { FingerprintsController } from './fingerprints.controller.js';
import { GroupsController } from './groups.controller.js';
import { IdentitiesController } from './identities.controller.js';
import { IdentityActionsController } from './identity-actions.controller.js';
import { IdentityAnalysesController } from './identity-analyses.controller.js';
import { TrackedEventsController } from './tracked-events.controller.js';

const fromDatabase = [Analyses, Disregard, Mappings].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

const readWithin = [Identities, Links, Groups, Fingerprints, TrackedEvents].map((Repository) => ({
  provide: Repository,
  inject: [Database, API_ENV],
  useFactory: (database: Database, env: ApiEnv) => new Repository(database, env.READ_TIMEOUT_SECONDS * 1_000),
}));

/** What is read and set through Dregs's own paths, under /api. */
@Module({})
export class DregsModule {
  static with(env: ApiEnv): DynamicModule {
    return {
      module: DregsModule,
      controllers: [IdentitiesController, IdentityAnalysesController, IdentityActionsController, FingerprintsController, GroupsController, TrackedEventsController],
      providers: [{ provide: API_ENV, useValue: env }, ...fromDatabase, ...readWithin],
    };
  }
}
