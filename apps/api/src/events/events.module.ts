import { CorrectEvents, Database, EntitiesWithEvents, EventHistories, EventLists, Events, EventStream, OwnEventTypes, Progress, RulesAtEvent, ScoresAround } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { EventTypesController } from '../event-types/event-types.controller.js';
import { ProgressController } from '../progress/progress.controller.js';
import { BecomingController } from './becoming.controller.js';
import { CorrectionsController } from './corrections.controller.js';
import { EntityEventsController } from './entity-events.controller.js';
import { EventList } from './event-list.js';
import { EventsController } from './events.controller.js';
import { StreamController } from './stream.controller.js';

const fromDatabase = [CorrectEvents, EventHistories, EventStream, OwnEventTypes, Progress, RulesAtEvent].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

const readWithin = [EntitiesWithEvents, EventLists, Events, ScoresAround].map((Repository) => ({
  provide: Repository,
  inject: [Database, API_ENV],
  useFactory: (database: Database, env: ApiEnv) => new Repository(database, env.READ_TIMEOUT_SECONDS * 1_000),
}));

/** Events and their types, as they are read, corrected and configured. */
@Module({})
export class EventsModule {
  static with(env: ApiEnv): DynamicModule {
    return {
      module: EventsModule,
      controllers: [StreamController, EventsController, EntityEventsController, CorrectionsController, BecomingController, EventTypesController, ProgressController],
      providers: [{ provide: API_ENV, useValue: env }, ...fromDatabase, ...readWithin, EventList],
    };
  }
}
