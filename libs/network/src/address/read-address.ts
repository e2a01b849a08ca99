import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { AddressKind } from '../place.js';

/** A public address, ready to be looked up: one 32-bit word for IPv4, four for IPv6, the most significant first. */
export interface PublicAddress {
  readonly kind: 'public';
  readonly family: 4 | 6;
  readonly words: readonly number[];
  readonly text: string;
}

export type ReadAddress = PublicAddress | { readonly kind: Exclude<AddressKind, 'public'> };

const absent: ReadAddress = { kind: 'absent' };
const malformed: ReadAddress = { kind: 'malformed' };
const reserved: ReadAddress = { kind: 'private' };

/** Longer than any address with port and zone; keeps hostile input away from the expressions below. */
const longest = 100;

/**
 * Reads what a caller calls an address. Forgives blanks around it, a port behind it and a zone in it, nothing else:
 * `010.0.0.1` is 10.0.0.1 to some and 8.0.0.1 to others, so it is nobody's.
 */
export function readAddress(given: string | null | undefined): ReadAddress {
  if (given === null || given === undefined) return absent;
  if (typeof given !== 'string') return malformed;
  const text = given.trim();
  if (text === '') return absent;
  if (text.length > longest) return malformed;
  if (isIPv4(text)) return fromOctets(text.split('.').map(Number));
  const inner = withoutDecoration(text);
  if (isIPv4(inner)) return fromOctets(inner.split('.').map(Number));
  return isIPv6(inner) ? fromParts(ipaddr.IPv6.parse(inner).parts) : malformed;
}

/** `192.0.2.1:443` and `[2001:db8::1%eth0]:443` down to the address. Brackets belong to IPv6, so `[192.0.2.1]` stays as it is. */
function withoutDecoration(text: string): string {
  const bracketed = /^\[([^\]]*:[^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1];
  if (bracketed === undefined) {
    const beforePort = /^([\d.]+):\d{1,5}$/.exec(text)?.[1];
    if (beforePort !== undefined) return beforePort;
  }
  const address = bracketed ?? text;
  return address.includes(':') ? address.replace(/%.+$/, '') : address;
}

function fromOctets(octets: number[]): ReadAddress {
  if (new ipaddr.IPv4(octets).range() !== 'unicast') return reserved;
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  return { kind: 'public', family: 4, words: [((a << 24) | (b << 16) | (c << 8) | d) >>> 0], text: `${a}.${b}.${c}.${d}` };
}

function fromParts(parts: readonly number[]): ReadAddress {
  const address = new ipaddr.IPv6([...parts]);
  const [p0 = 0, p1 = 0, p2 = 0, p3 = 0, p4 = 0, p5 = 0, p6 = 0, p7 = 0] = parts;
  switch (address.range()) {
    case 'ipv4Mapped':
    case 'rfc6145':
      return fromHalves(p6, p7);
    case 'rfc6052':
      // 64:ff9b:1::/48 is for translation inside one network, and where the IPv4 address sits in it is that network's own affair.
      return p2 === 0 ? fromHalves(p6, p7) : reserved;
    case '6to4':
      return fromHalves(p1, p2);
    case 'teredo':
      return fromHalves(p6 ^ 0xffff, p7 ^ 0xffff);
    case 'unicast':
      break;
    default:
      return reserved;
  }
  // IPv4-compatible, long withdrawn but still printed by some: ipaddr.js unwraps ::8.8.8.8 and not ::808:808, its other spelling.
  if ((p0 | p1 | p2 | p3 | p4 | p5) === 0) return fromHalves(p6, p7);
  // Only 2000::/3 has ever been given out; ipaddr.js calls the unassigned rest unicast too.
  if (p0 >>> 13 !== 1) return reserved;
  const words = [join(p0, p1), join(p2, p3), join(p4, p5), join(p6, p7)];
  return { kind: 'public', family: 6, words, text: address.toNormalizedString() };
}

function fromHalves(high: number, low: number): ReadAddress {
  return fromOctets([high >>> 8, high & 0xff, low >>> 8, low & 0xff]);
}

function join(high: number, low: number): number {
  return ((high << 16) | low) >>> 0;
}
