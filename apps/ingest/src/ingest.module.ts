import { Database, OwnEventTypes, RecordEvents } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { INGEST_ENV, type IngestEnv } from './env.js';
import { EventsController } from './events.controller.js';
import { KnownTypes } from './known-types.js';
import { readNdjson } from './ndjson.js';
import { PostBatch } from './post-batch.js';
import { PostEvents } from './post-events.js';
import { PostOne } from './post-one.js';
import { RateLimit } from './rate-limit.js';

const ONE_EVENT_BYTES = 1024 * 1024;

@Module({})
export class IngestModule {
  static with(env: IngestEnv): DynamicModule {
    return {
      module: IngestModule,
      controllers: [EventsController],
      providers: [
        { provide: INGEST_ENV, useValue: env },
        { provide: RateLimit, useValue: new RateLimit(env.RATE_LIMIT_EVENTS_PER_MINUTE) },
        { provide: RecordEvents, inject: [Database], useFactory: (database: Database) => new RecordEvents(database) },
        { provide: OwnEventTypes, inject: [Database], useFactory: (database: Database) => new OwnEventTypes(database) },
        KnownTypes,
        PostEvents,
        PostOne,
        PostBatch,
      ],
    };
  }

  /** Fastify's part: NDJSON is read, and a single event may be 1 MB while a batch may be 8. */
  static prepare(adapter: FastifyAdapter): void {
    const fastify = adapter.getInstance();
    readNdjson(fastify as never);
    fastify.addHook('onRoute', (route) => {
      if (route.url === '/events/user') route.bodyLimit = ONE_EVENT_BYTES;
    });
  }
}
