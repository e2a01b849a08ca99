import { Ages } from '@app/database';
import { Atlas } from '@app/network';
import { type DynamicModule, Module } from '@nestjs/common';
import type { GeolocationEnv } from './env.js';
import { LocateBatch } from './locate-batch.js';

@Module({})
export class GeolocationModule {
  static with(env: GeolocationEnv): DynamicModule {
    const atlas = {
      provide: Atlas,
      inject: [Ages],
      /** Loaded once, before the first job. Health learns from the database how old the data are. */
      useFactory: async (ages: Ages): Promise<Atlas> => {
        const opened = await Atlas.open({ cityDatabases: env.LOCATION_CITY_FILES, anonymiserLists: env.ANONYMISER_LISTS });
        await ages.introduce('geolocation', { locationData: opened.sources });
        return opened;
      },
    };
    return { module: GeolocationModule, providers: [atlas, LocateBatch] };
  }
}
