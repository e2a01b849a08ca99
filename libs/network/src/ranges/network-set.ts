import ipaddr from 'ipaddr.js';
import type { PublicAddress } from '../address/read-address.js';
import { Ranges } from './ranges.js';

interface Network {
  readonly family: 4 | 6;
  readonly start: readonly number[];
  readonly end: readonly number[];
}

/** Networks written as `192.0.2.0/24`, or as single addresses, and the question whether an address is in one of them. */
export class NetworkSet {
  private constructor(
    readonly size: number,
    private readonly v4: Ranges,
    private readonly v6: Ranges,
  ) {}

  /** Throws an error that names the first network that is none. */
  static of(networks: readonly string[]): NetworkSet {
    const read = networks.map((network) => {
      const parsed = readNetwork(network);
      if (parsed === null) throw new Error(`"${network}" is not a network such as 192.0.2.0/24 or 2001:db8::/32.`);
      return parsed;
    });
    return NetworkSet.from(read);
  }

  static from(networks: readonly Network[]): NetworkSet {
    return new NetworkSet(networks.length, disjoint(1, networks.filter(({ family }) => family === 4)), disjoint(4, networks.filter(({ family }) => family === 6)));
  }

  has(address: PublicAddress): boolean {
    return (address.family === 4 ? this.v4 : this.v6).find(address.words) >= 0;
  }
}

/** Returns `null` for what is no network. An address without a prefix is a network of one. */
export function readNetwork(text: string): Network | null {
  const [address = '', prefix, ...more] = text.split('/');
  const wanted = prefix === undefined ? null : Number(prefix);
  if (more.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return null;
  const bytes = ipaddr.parse(address).toByteArray();
  const length = wanted ?? bytes.length * 8;
  if (length > bytes.length * 8) return null;
  const first = bytes.map((byte, index) => byte & (0xff << (8 - bitsOf(length, index))));
  const last = bytes.map((byte, index) => byte | (0xff >>> bitsOf(length, index)));
  return { family: bytes.length === 4 ? 4 : 6, start: toWords(first), end: toWords(last) };
}

/** How many bits of this byte belong to a prefix of that length. */
function bitsOf(length: number, index: number): number {
  return Math.min(8, Math.max(0, length - index * 8));
}

function toWords(bytes: readonly number[]): number[] {
  const words: number[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    words.push(((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0);
  }
  return words;
}

/** Networks nest or are apart, they never cross: sorted by start, the wider first, whatever lies in the one before can go. */
function disjoint(width: number, networks: readonly Network[]): Ranges {
  const sorted = [...networks].sort((one, other) => compare(one.start, other.start) || compare(other.end, one.end));
  const kept: Network[] = [];
  for (const network of sorted) {
    const last = kept.at(-1);
    if (last === undefined || compare(network.start, last.end) > 0) kept.push(network);
  }
  return new Ranges(width, Uint32Array.from(kept.flatMap(({ start }) => start)), Uint32Array.from(kept.flatMap(({ end }) => end)));
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let word = 0; word < one.length; word++) {
    const difference = one[word]! - other[word]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
