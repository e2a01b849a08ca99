import { Database, ImportJobs, ImportMappings, MonthlyUsage, OpenImports, OwnEventTypes, RecordEvents } from '@app/database';
import { log } from '@app/platform';
import { Metrics } from '@app/runtime';
import { type DynamicModule, Module } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { INGEST_ENV, type IngestEnv } from './env.js';
import { EventsController } from './events.controller.js';
import { AcceptImport } from './imports/accept-import.js';
import { leaveForms } from './imports/form-body.js';
import { ImportRows } from './imports/import-rows.js';
import { ImportsController } from './imports/imports.controller.js';
import { RunImports } from './imports/run-imports.js';
import { KnownTypes } from './known-types.js';
import { MonthlyQuota } from './monthly-quota.js';
import { readNdjson } from './ndjson.js';
import { Places } from './places.js';
import { PostBatch } from './post-batch.js';
import { PostEvents } from './post-events.js';
import { PostOne } from './post-one.js';
import { RateLimit } from './rate-limit.js';
import { openBrowserDoor, TRACK_PATH } from './tracking/browser-door.js';
import { TrackController } from './tracking/track.controller.js';
import { TrackEvent } from './tracking/track-event.js';

const ONE_EVENT_PATH = '/events/user';
const ONE_EVENT_BYTES = 1024 * 1024;

const fromDatabase = [MonthlyUsage, OwnEventTypes, ImportMappings, ImportJobs, OpenImports].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

function recording(database: Database, { placeOf }: Places, metrics: Metrics): RecordEvents {
  const undecided = (why: Error): void => {
    metrics.undecided.inc();
    log.error({ err: why }, 'Sync rules could not be asked: these events are stored and answered without them.');
  };
  return new RecordEvents(database, { placeOf, undecided });
}

@Module({})
export class IngestModule {
  static with(env: IngestEnv): DynamicModule {
    return {
      module: IngestModule,
      controllers: [EventsController, ImportsController, TrackController],
      providers: [
        { provide: INGEST_ENV, useValue: env },
        RateLimit,
        ...fromDatabase,
        Places,
        { provide: RecordEvents, inject: [Database, Places, Metrics], useFactory: recording },
        KnownTypes,
        MonthlyQuota,
        PostEvents,
        PostOne,
        PostBatch,
        ImportRows,
        RunImports,
        AcceptImport,
        TrackEvent,
      ],
    };
  }

  /** Fastify's part: NDJSON is read, forms are left to their endpoint, and a single event may be 1 MB while a batch may be 8. */
  static prepare(adapter: FastifyAdapter): void {
    const fastify = adapter.getInstance();
    readNdjson(fastify as never);
    leaveForms(fastify as never);
    openBrowserDoor(fastify as never);
    fastify.addHook('onRoute', (route) => {
      if (route.method === 'POST' && [ONE_EVENT_PATH, TRACK_PATH].includes(route.url)) route.bodyLimit = ONE_EVENT_BYTES;
    });
  }
}
