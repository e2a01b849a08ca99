import type { PublicAddress } from '../address/read-address.js';
import { countryCode } from '../city/city-record.js';
import { AddressDatabase } from '../sources/address-database.js';
import { type DataSource, isoDay } from '../sources/data-source.js';
import { installedPackage } from '../sources/installed-package.js';

interface CountryRecord {
  readonly country_code?: string;
}

/** A second opinion on the country, made from registries and routes and so independent of the city database. */
export class CountryDatabase {
  private constructor(
    private readonly database: AddressDatabase<CountryRecord>,
    readonly source: DataSource,
  ) {}

  static async open(): Promise<CountryDatabase> {
    const file = installedPackage('@ip-location-db/geo-whois-asn-country-mmdb').file('country database', 'geo-whois-asn-country.mmdb');
    const database = await AddressDatabase.open<CountryRecord>(file);
    return new CountryDatabase(database, {
      name: 'ip-location-db country by registry and route',
      gives: 'country',
      date: isoDay(database.builtAt),
      licence: 'CC0 1.0',
      credit: '',
      link: null,
      rows: null,
      bytes: database.bytes,
    });
  }

  find(address: PublicAddress): string | null {
    return countryCode(this.database.find(address.text)?.country_code);
  }
}
