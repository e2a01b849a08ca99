import { Atlas } from '@app/network';
import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Event } from './event.entity.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';
import { GeolocationProcessor } from './geolocation.processor.js';
import { ScoringProcessor } from './scoring.processor.js';

/** Finished jobs do not pile up in Redis: a tutorial that leaves this out slows down as it runs. */
const queueOptions = { defaultJobOptions: { removeOnComplete: true } };

@Module({})
export class NaiveModule {
  /** `atlas` null leaves the processors out: the service only stores and rings. */
  static with(databaseUrl: string, redisUrl: string, atlas: Atlas | null): DynamicModule {
    return {
      module: NaiveModule,
      imports: [
        TypeOrmModule.forRoot({ type: 'postgres', url: databaseUrl, entities: [Event], uuidExtension: 'pgcrypto', installExtensions: false }),
        TypeOrmModule.forFeature([Event]),
        BullModule.forRoot({ connection: { url: redisUrl } }),
        BullModule.registerQueue({ name: 'geolocation', ...queueOptions }, { name: 'scoring', ...queueOptions }),
      ],
      controllers: [EventsController],
      providers: [EventsService, ...(atlas ? [{ provide: Atlas, useValue: atlas }, GeolocationProcessor, ScoringProcessor] : [])],
    };
  }
}
