import type { CasePlace } from '@app/domain';
import { Atlas } from '@app/network';
import { log } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { INGEST_ENV, type IngestEnv } from './env.js';

/** Where addresses are, for rules that ask it inside of the request. The atlas takes 180 MB: it is opened when the first of them does, and until then nobody can say. */
@Injectable()
export class Places {
  private atlas: Atlas | undefined;
  private opening: Promise<void> | undefined;

  constructor(@Inject(INGEST_ENV) private readonly env: Pick<IngestEnv, 'LOCATION_CITY_FILES' | 'ANONYMISER_LISTS'>) {}

  readonly placeOf = (): ((address: string | null) => CasePlace) | null => {
    const { atlas } = this;
    if (atlas === undefined) {
      this.opening ??= this.open();
      return null;
    }
    return (address) => {
      const { country, region, city, asn, networkClass } = atlas.place(address);
      return { country, region, city, asn, networkClass };
    };
  };

  private async open(): Promise<void> {
    try {
      this.atlas = await Atlas.open({ cityDatabases: this.env.LOCATION_CITY_FILES, anonymiserLists: this.env.ANONYMISER_LISTS });
    } catch (error) {
      log.error({ err: error }, 'The location data could not be read: rules that ask for a place are answered without it.');
    }
  }
}
