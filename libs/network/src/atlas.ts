import { type PublicAddress, readAddress } from './address/read-address.js';
import { AsnTable, type AutonomousSystem } from './asn/asn-table.js';
import { accuracyIn } from './city/accuracy.js';
import { CityDatabase } from './city/city-database.js';
import type { CityRecord } from './city/city-record.js';
import { CountryDatabase } from './country/country-database.js';
import { readAnonymiserLists } from './network-class/anonymiser-lists.js';
import { anycastAsns, anycastNetworks, relayNetworks } from './network-class/shared-exits.js';
import { type NetworkClass, type Place, nowhere } from './place.js';
import { NetworkSet } from './ranges/network-set.js';
import type { DataSource } from './sources/data-source.js';

export interface AtlasOptions {
  /** City databases (MMDB) to use in place of the installed one. One official file covers both families, ip-location-db's cover one each. */
  readonly cityDatabases?: readonly string[];
  /** Text files with networks of VPNs, proxies and Tor exits, one network or address per line. */
  readonly anonymiserLists?: readonly string[];
}

/** How much the exit that an address belongs to tells about where its user is. */
type Exit = 'own' | 'relay' | 'anycast';

/** Turns an address into a place and a network class, from files that are read once into memory. Nothing is asked of the Internet. */
export class Atlas {
  private readonly anycast = NetworkSet.of(anycastNetworks);
  private readonly relays = NetworkSet.of(relayNetworks);

  private constructor(
    private readonly cities: CityDatabase,
    private readonly countries: CountryDatabase,
    private readonly systems: AsnTable,
    private readonly anonymisers: NetworkSet,
    /** What is known, from whom and from when. */
    readonly sources: readonly DataSource[],
  ) {}

  /** Takes a third of a second and 160 MB where the build prepared it, so a process opens one. Refuses to open when a file is missing or damaged. */
  static async open(options: AtlasOptions = {}): Promise<Atlas> {
    // One after the other: together their temporary buffers would double the peak.
    const anonymisers = await readAnonymiserLists(options.anonymiserLists ?? []);
    const systems = await AsnTable.open();
    const countries = await CountryDatabase.open();
    const cities = await CityDatabase.open(options.cityDatabases ?? []);
    const sources = [...cities.sources, countries.source, systems.source, ...anonymisers.sources];
    return new Atlas(cities, countries, systems, anonymisers.networks, sources);
  }

  /** Never throws: what cannot be placed is a place that says so. */
  place(address: string | null | undefined): Place {
    const read = readAddress(address);
    if (read.kind !== 'public') return nowhere[read.kind];
    const system = this.systems.find(read);
    const record = this.cities.find(read);
    const exit = this.exitOf(read, system, record);
    const first = exit === 'anycast' ? null : (record?.country ?? null);
    const second = exit === 'anycast' ? null : this.countries.find(read);
    const country = first ?? second;
    const exact = exit === 'own' && first !== null && record !== null && (record.city !== null || record.region !== null);
    const point = exact && record.latitude !== null && record.longitude !== null;
    return {
      addressKind: 'public',
      country,
      region: exact ? record.region : null,
      city: exact ? record.city : null,
      latitude: point ? record.latitude : null,
      longitude: point ? record.longitude : null,
      accuracyKm: country === null ? null : point ? (record.radiusKm ?? accuracyIn(country).city) : accuracyIn(country).country,
      asn: system?.asn ?? null,
      asName: system?.name ?? null,
      networkClass: this.classOf(read, system, exit),
      countryDisputed: first !== null && second !== null && first !== second,
    };
  }

  private exitOf(address: PublicAddress, system: AutonomousSystem | null, record: CityRecord | null): Exit {
    if (this.relays.has(address)) return 'relay';
    const everywhere = record?.anycast === true || (system !== null && anycastAsns.has(system.asn)) || this.anycast.has(address);
    return everywhere ? 'anycast' : 'own';
  }

  private classOf(address: PublicAddress, system: AutonomousSystem | null, exit: Exit): NetworkClass {
    if (this.anonymisers.has(address)) return 'anonymiser';
    if (exit === 'relay') return 'relay';
    return system?.networkClass ?? 'unknown';
  }
}
