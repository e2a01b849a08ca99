import ipaddr from 'ipaddr.js';

/** An address is a network of its full length. */
interface Network {
  readonly bytes: readonly number[];
  readonly length: number;
}

/** One spelling for each address and network; null for what is neither. An IPv4 address in IPv6 clothes is the IPv4 address. */
export function networkKey(text: string): string | null {
  const network = read(text);
  return network && spelt(network.bytes, network.length);
}

/** The network itself and those of these lengths that it lies in, the narrowest first. Empty for what is no network. */
export function networksAround(text: string, lengths: readonly number[]): string[] {
  const network = read(text);
  if (!network) return [];
  const wider = [...new Set(lengths)].filter((length) => length < network.length).sort((a, b) => b - a);
  return [network.length, ...wider].map((length) => spelt(network.bytes, length));
}

/** How many bits of a network's key are its own; null for an address. */
export function networkLength(key: string): number | null {
  const length = /\/(\d+)$/.exec(key)?.[1];
  return length === undefined ? null : Number(length);
}

const NETWORK = /^([^/]+?)(?:\/(\d{1,3}))?$/;

function read(text: string): Network | null {
  const [, address = '', prefix] = NETWORK.exec(text.trim()) ?? [];
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return sized(ipaddr.IPv4.parse(address).toByteArray(), prefix);
  if (!address.includes(':') || address.includes('%') || !ipaddr.IPv6.isValid(address)) return null;
  const wide = ipaddr.IPv6.parse(address);
  if (!wide.isIPv4MappedAddress()) return sized(wide.toByteArray(), prefix);
  const mapped = prefix === undefined ? undefined : String(Number(prefix) - MAPPED);
  return sized(wide.toIPv4Address().toByteArray(), mapped);
}

/** The bits of ::ffff:0:0 that an IPv4 address in IPv6 clothes wears. */
const MAPPED = 96;

function sized(bytes: number[], prefix: string | undefined): Network | null {
  const length = prefix === undefined ? bytes.length * 8 : Number(prefix);
  return length >= 0 && length <= bytes.length * 8 ? { bytes, length } : null;
}

function spelt(bytes: readonly number[], length: number): string {
  const kept = bytes.map((byte, n) => byte & (0xff << Math.max(0, 8 - Math.max(0, length - n * 8))) & 0xff);
  const address = ipaddr.fromByteArray(kept).toString();
  return length === bytes.length * 8 ? address : `${address}/${length}`;
}
