import type { InstalledPackage } from '../sources/installed-package.js';
import { readDataFile } from '../sources/read-data-file.js';
import { type RangeRows, readRangeRows } from './range-rows.js';

/** All autonomous systems and their ranges, in flat arrays: names are kept once per system, and read of those that are met. */
export interface Systems {
  readonly v4: RangeRows;
  readonly v6: RangeRows;
  /** The number of each. */
  readonly asns: Uint32Array;
  /** One after the other, and where in it each ends. */
  readonly names: Buffer;
  readonly nameEnds: Uint32Array;
  /** Size of what they were read from. */
  readonly bytes: number;
}

/** From the tables as they were published. The value of each range is the place of its system. */
export async function readSystems(data: InstalledPackage): Promise<Systems> {
  const placeOf = new Map<number, number>();
  const names: Buffer[] = [];
  const remember = (asn: number, name: () => string): number => {
    const known = placeOf.get(asn);
    if (known !== undefined) return known;
    placeOf.set(asn, names.length);
    return names.push(Buffer.from(name())) - 1;
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
  let end = 0;
  const nameEnds = Uint32Array.from(names, (name) => (end += name.length));
  return { v4, v6, asns: Uint32Array.from(placeOf.keys()), names: Buffer.concat(names), nameEnds, bytes };
}
