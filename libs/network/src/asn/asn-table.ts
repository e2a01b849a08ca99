import type { PublicAddress } from '../address/read-address.js';
import type { NetworkClass } from '../place.js';
import { classOfNetwork } from '../network-class/class-of-network.js';
import type { DataSource } from '../sources/data-source.js';
import { installedPackage } from '../sources/installed-package.js';
import { readDataFile } from '../sources/read-data-file.js';
import { type RangeRows, readRangeRows } from './range-rows.js';

/** A network that routes addresses under one number: an operator, a company, a university. */
export interface AutonomousSystem {
  readonly asn: number;
  readonly name: string | null;
  readonly networkClass: NetworkClass;
}

/** Judged when an address of it first comes: of a hundred thousand systems a process meets few. */
class RoutedSystem implements AutonomousSystem {
  private judged: NetworkClass | undefined;

  constructor(readonly asn: number, readonly name: string | null) {}

  get networkClass(): NetworkClass {
    return (this.judged ??= classOfNetwork(this.asn, this.name ?? ''));
  }
}

const packageName = '@ip-location-db/asn';

/** Which autonomous system announces an address. Names are kept once per system, ranges in flat arrays. */
export class AsnTable {
  private constructor(
    private readonly systems: readonly AutonomousSystem[],
    private readonly v4: RangeRows,
    private readonly v6: RangeRows,
    readonly source: DataSource,
  ) {}

  static async open(): Promise<AsnTable> {
    const data = installedPackage(packageName);
    const systems: AutonomousSystem[] = [];
    const numberOf = new Map<number, number>();
    const remember = (asn: number, name: () => string): number => {
      const known = numberOf.get(asn);
      if (known !== undefined) return known;
      systems.push(new RoutedSystem(asn, name() || null));
      numberOf.set(asn, systems.length - 1);
      return systems.length - 1;
    };
    let bytes = 0;
    const read = async (file: string, width: 1 | 4): Promise<RangeRows> => {
      const from = data.file('table of autonomous systems', file);
      const content = await readDataFile(from);
      bytes += content.length;
      return readRangeRows(content, width, from, remember);
    };
    const v4 = await read('asn-ipv4-num.csv', 1);
    const v6 = await read('asn-ipv6-num.csv', 4);
    return new AsnTable(systems, v4, v6, {
      name: 'ip-location-db ASN',
      gives: 'asn',
      date: data.date,
      licence: 'CC BY 4.0',
      credit: 'Networks by RouteViews, DB-IP and the NRO',
      link: 'https://db-ip.com',
      rows: v4.values.length + v6.values.length,
      bytes,
    });
  }

  find(address: PublicAddress): AutonomousSystem | null {
    const { ranges, values } = address.family === 4 ? this.v4 : this.v6;
    const row = ranges.find(address.words);
    return row < 0 ? null : (this.systems[values[row]!] ?? null);
  }
}
