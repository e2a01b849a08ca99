import { Reader } from 'maxmind';
import { type DataFile, damaged, readDataFile } from './read-data-file.js';

/** Enough for the addresses of a busy hour; when full it starts anew, which costs less than keeping order. */
const remembered = 20_000;

/** An MMDB file, whole in memory. */
export class AddressDatabase<Stored> {
  private constructor(
    private readonly reader: Reader<object>,
    readonly families: readonly (4 | 6)[],
    readonly kind: string,
    readonly builtAt: Date,
    readonly bytes: number,
  ) {}

  static async open<Stored>(file: DataFile): Promise<AddressDatabase<Stored>> {
    const content = await readDataFile(file);
    let reader: Reader<object>;
    try {
      reader = new Reader<object>(content, { cache: forgetful() });
      for (const probe of probes(reader.metadata.ipVersion)) reader.get(probe);
    } catch (cause) {
      throw damaged(file, `it is no MMDB file that can be read to its end (${cause instanceof Error ? cause.message : String(cause)})`, cause);
    }
    const { ipVersion, databaseType, buildEpoch, searchTreeSize } = reader.metadata;
    const sound = (ipVersion === 4 || ipVersion === 6) && searchTreeSize < content.length && !Number.isNaN(buildEpoch.getTime());
    if (!sound) throw damaged(file, 'its description at the end does not fit its content');
    return new AddressDatabase<Stored>(reader, familiesOf(ipVersion, databaseType), databaseType, buildEpoch, content.length);
  }

  find(addressText: string): Stored | null {
    // The reader only knows the layouts of MaxMind; which layout it is, is for the caller to know.
    return this.reader.get(addressText) as Stored | null;
  }
}

/** ip-location-db calls a file that holds IPv6 alone "city ipv6"; in the official ones IPv4 lies inside the IPv6 tree. */
function familiesOf(ipVersion: number, databaseType: string): readonly (4 | 6)[] {
  if (ipVersion === 4) return [4];
  return /\bipv6$/i.test(databaseType) ? [6] : [4, 6];
}

/** Addresses all over the tree: a file that was cut or mixed up fails on one of them at the start, not at night. */
function probes(ipVersion: number): string[] {
  const numbers = Array.from({ length: 223 }, (_, index) => index + 1);
  const v4 = numbers.map((first) => `${first}.17.1.1`);
  return ipVersion === 4 ? v4 : [...v4, ...numbers.map((number) => `2${(number * 16).toString(16).padStart(3, '0')}:810:0:0:0:0:0:1`)];
}

function forgetful(): { get(key: string | number): unknown; set(key: string | number, value: unknown): void } {
  const values = new Map<string | number, unknown>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      if (values.size >= remembered) values.clear();
      values.set(key, value);
    },
  };
}
