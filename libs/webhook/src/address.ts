import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A network that the operator opened, as an address and the length of its prefix. */
export type Network = readonly [Address, number];

/**
 * What an address is for somebody who sends to it. `via` is what was written when it only carries the other one:
 * ::ffff:127.0.0.1 is 127.0.0.1 in disguise.
 */
export interface Place {
  readonly address: Address;
  readonly via?: string;
}

/** Reads every notation that a resolver or a socket could understand, `127.1` and `0x7f.1` included. */
export function readPlace(text: string): Place | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  const written = ipaddr.parse(text);
  const carried = carriedBy(written);
  return carried ? { address: carried, via: written.toString() } : { address: written };
}

/** The IPv4 address inside an IPv6 one, where the network itself would take it out: v4-mapped, NAT64, 6to4. */
function carriedBy(address: Address): ipaddr.IPv4 | undefined {
  if (isV4(address)) return undefined;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (address.match(NAT64)) return v4From(address.parts, 6);
  if (address.match(SIX_TO_FOUR)) return v4From(address.parts, 1);
  return undefined;
}

const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');
const SIX_TO_FOUR = ipaddr.parseCIDR('2002::/16');

function v4From(parts: readonly number[], at: number): ipaddr.IPv4 {
  const [high = 0, low = 0] = parts.slice(at, at + 2);
  return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);
}

/**
 * Why an address is not public, or undefined when it is. `unicast` alone does not do for IPv6: it is also what ipaddr.js
 * calls everything that it has no name for, such as ::127.0.0.1, while only 2000::/3 has been given out.
 */
export function whyNotPublic(address: Address): string | undefined {
  const range = address.range();
  if (range !== 'unicast') return WORDS[range] ?? `in a reserved range (${range})`;
  if (!isV4(address) && ((address.parts[0] ?? 0) & 0xe000) !== 0x2000) return 'outside the public IPv6 space';
  return undefined;
}

const WORDS: Partial<Record<string, string>> = {
  loopback: 'this machine itself',
  unspecified: 'no address at all and reaches this machine',
  private: 'in a private network',
  uniqueLocal: 'in a private network',
  carrierGradeNat: 'in the shared space of a provider',
  linkLocal: 'on the local link',
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
};

/**
 * Where clouds hand out credentials to whoever asks from inside. Some lie in ranges that operators open for good
 * reasons (fc00::/7 for pods, 100.64.0.0/10 for a VPN) and one is public space, so no option opens them.
 */
export function isMetadataService(address: Address): boolean {
  return METADATA_ADDRESSES.has(address.toString());
}

const METADATA_ADDRESSES: ReadonlySet<string> = new Set(
  [
    '169.254.169.254', // AWS, Azure, Google, Oracle, DigitalOcean
    '169.254.170.2', // AWS, tasks
    '169.254.170.23', // AWS, pods
    '169.254.0.23', // Tencent
    '100.100.100.200', // Alibaba
    '168.63.129.16', // Azure, the host itself
    '192.0.0.192', // Oracle
    'fd00:ec2::254', // AWS
    'fd00:ec2::23', // AWS, pods
    'fd20:ce::254', // Google
  ].map((text) => ipaddr.parse(text).toString()),
);

export function isWithin(address: Address, networks: readonly Network[]): boolean {
  return networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
}

/** Reads the operator's networks. Every mistake is listed at once. */
export function readNetworks(texts: readonly string[]): readonly Network[] {
  const read = texts.map(readNetwork);
  const mistakes = read.filter((item) => typeof item === 'string');
  if (mistakes.length === 0) return read.filter((item) => typeof item !== 'string');
  throw new Error(`${mistakes.length} of the networks that webhooks may reach cannot be read: ${mistakes.join('; ')}. Write networks as 10.0.0.0/8 or fd12:3456::/48.`);
}

function readNetwork(text: string): Network | string {
  const isNetwork = ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text);
  if (!isNetwork) return ipaddr.isValid(text) ? `"${text}" has no prefix length` : `"${text}" is not a network`;
  const [address, bits] = ipaddr.parseCIDR(text);
  // It would never match: addresses are judged by what they carry.
  if (carriedBy(address)) return `"${text}" only carries IPv4, so list the IPv4 network itself`;
  return [address, bits];
}

function isV4(address: Address): address is ipaddr.IPv4 {
  return address.kind() === 'ipv4';
}
