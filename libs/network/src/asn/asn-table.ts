import { Prepared } from '@app/prepared';
import type { PublicAddress } from '../address/read-address.js';
import type { NetworkClass } from '../place.js';
import { classOfNetwork } from '../network-class/class-of-network.js';
import { Ranges } from '../ranges/ranges.js';
import type { DataSource } from '../sources/data-source.js';
import { type InstalledPackage, installedPackage } from '../sources/installed-package.js';
import { readSystems, type Systems } from './systems.js';

/** A network that routes addresses under one number: an operator, a company, a university. */
export interface AutonomousSystem {
  readonly asn: number;
  readonly name: string | null;
  readonly networkClass: NetworkClass;
}

const packageName = '@ip-location-db/asn';

const preparedOf = ({ id }: InstalledPackage, at: string | undefined): Prepared<Systems> => new Prepared('autonomous-systems', id, at);

/** Which autonomous system announces an address. */
export class AsnTable {
  private readonly v4: Ranges;
  private readonly v6: Ranges;
  /** By their place: of a hundred thousand a process meets few. */
  private readonly met = new Map<number, AutonomousSystem>();

  private constructor(private readonly systems: Systems, readonly source: DataSource) {
    this.v4 = new Ranges(1, systems.v4.starts, systems.v4.ends);
    this.v6 = new Ranges(4, systems.v6.starts, systems.v6.ends);
  }

  static async open(preparedAt?: string): Promise<AsnTable> {
    const data = installedPackage(packageName);
    const systems = preparedOf(data, preparedAt).read() ?? (await readSystems(data));
    return new AsnTable(systems, {
      name: 'ip-location-db ASN',
      gives: 'asn',
      date: data.date,
      licence: 'CC BY 4.0',
      credit: 'Networks by RouteViews, DB-IP and the NRO',
      link: 'https://db-ip.com',
      rows: systems.v4.values.length + systems.v6.values.length,
      bytes: systems.bytes,
    });
  }

  find({ family, words }: PublicAddress): AutonomousSystem | null {
    const [ranges, { values }] = family === 4 ? [this.v4, this.systems.v4] : [this.v6, this.systems.v6];
    const row = ranges.find(words);
    return row < 0 ? null : this.system(values[row] as number); // as many as there are ranges
  }

  private system(n: number): AutonomousSystem {
    const known = this.met.get(n);
    if (known) return known;
    const asn = this.systems.asns[n] as number; // one for each
    const name = this.systems.names.toString('utf8', this.systems.nameEnds[n - 1] ?? 0, this.systems.nameEnds[n]);
    const system = { asn, name: name || null, networkClass: classOfNetwork(asn, name) };
    this.met.set(n, system);
    return system;
  }
}

/** When the apps are built: reading half a million ranges takes half a second of each start. */
export async function prepareNetworks(at?: string): Promise<void> {
  const data = installedPackage(packageName);
  preparedOf(data, at).write(await readSystems(data));
}
