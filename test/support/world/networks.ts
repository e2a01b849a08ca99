import { day } from './clock.js';
import type { Dice } from './dice.js';

/** The first two bytes of addresses; with three, the first three. All of them are real, and where they are is known to the data that ship with the install. */
type Prefix = string;

interface Country {
  readonly homes: readonly (readonly Prefix[])[];
  readonly carriers: readonly (readonly Prefix[])[];
}

/** Lines of people by country, grouped by who runs them. */
const countries: Readonly<Record<string, Country>> = {
  AR: {
    homes: [['181.9', '181.11', '181.5', '181.8', '190.16', '201.235', '24.232'], ['179.39', '181.22', '190.48', '186.60'], ['181.47', '181.46', '186.19'], ['181.238']],
    carriers: [['181.98', '190.137'], ['191.80', '186.57'], ['181.171', '181.80']],
  },
  UY: { homes: [['186.51', '190.64']], carriers: [['152.156'], ['167.57']] },
  CL: { homes: [['181.75', '186.36'], ['181.202']], carriers: [['186.37'], ['190.91']] },
  BR: { homes: [['201.6'], ['187.11', '189.19']], carriers: [['177.48', '177.108'], ['152.246']] },
  PY: { homes: [['181.40', '181.125']], carriers: [['181.40']] },
  MX: { homes: [['201.101', '187.203'], ['187.178']], carriers: [['187.186']] },
  CO: { homes: [['201.232'], ['191.105']], carriers: [['181.146'], ['181.70']] },
  PE: { homes: [['190.235'], ['190.222']], carriers: [['186.161']] },
  ES: { homes: [['80.33'], ['90.106'], ['79.113']], carriers: [['87.111'], ['90.106']] },
  US: { homes: [['50.129'], ['73.0']], carriers: [['100.129'], ['70.193']] },
  IT: { homes: [['82.90'], ['2.157']], carriers: [['2.198']] },
  RU: { homes: [['2.93', '37.144'], ['37.192']], carriers: [['2.94']] },
  VN: { homes: [['14.160', '14.162']], carriers: [['27.64', '27.68']] },
  ID: { homes: [['36.67']], carriers: [['39.192', '114.1']] },
  IN: { homes: [['59.88', '59.185']], carriers: [['49.37', '49.39']] },
  NG: { homes: [['41.58']], carriers: [['102.89', '105.116']] },
  UA: { homes: [['176.37', '176.38']], carriers: [['37.115', '46.185']] },
  RO: { homes: [['86.34', '89.120']], carriers: [['92.81']] },
  VE: { homes: [['186.88'], ['190.72']], carriers: [['186.88']] },
};

/** What the same operators give to homes in IPv6: the first 48 bits, by the first two bytes of their IPv4 addresses. */
const homesInSix: readonly (readonly [fours: readonly Prefix[], six: string])[] = [
  [['181.9', '181.11', '181.5', '181.8', '190.16', '201.235', '24.232'], '2800:2130:40'],
  [['181.47', '181.46', '186.19'], '2800:810:500'],
  [['186.51', '190.64'], '2800:a4:1200'],
];

const hostingInSix: readonly string[] = ['2a01:4f9:c010', '2600:3c00:0', '2001:41d0:303', '2400:6180:0'];

const hosting: readonly Prefix[] = ['54.207', '18.231', '15.228', '138.197', '159.203', '65.108', '95.216', '51.75', '141.95', '108.61', '47.88', '3.67', '35.198', '161.35'];

/** What people rent to hide: some are known by their operator's name, most are servers among servers. */
const vpns: readonly Prefix[] = ['193.138.218', '185.65.134', '45.83.220', '185.213.154', '193.32.127', '185.159.157', '146.70.96', '149.88.16', '138.199.50', '37.120.199', '212.102.40', '169.150.196', '89.44.9'];

/** Exits of the relay that comes with a phone, in the country of its user. */
const relays: Readonly<Record<string, readonly Prefix[]>> = {
  AR: ['172.224.17', '172.225.82', '104.28.47', '104.28.59', '104.28.113', '140.248.19', '146.75.179'],
  BR: ['172.224.12', '172.224.66', '104.28.21', '140.248.89'],
  CL: ['172.224.71', '172.225.84', '104.28.215'],
};

/** An address below a prefix. */
export function addressBelow(prefix: Prefix, dice: Dice): string {
  const missing = 4 - prefix.split('.').length;
  return [prefix, ...Array.from({ length: missing - 1 }, () => dice.whole(0, 255)), dice.whole(1, 254)].join('.');
}

const of = (country: string): Country => countries[country] ?? (countries['AR'] as Country);

/** Whose line somebody has at home: its prefix stays when the address changes. */
export function homePrefix(country: string, dice: Dice): Prefix {
  const prefix = dice.of(dice.of(of(country).homes));
  // The pool of a neighbourhood: a sixteenth of the prefix would do, a 256th is what the next lease mostly comes from.
  return `${prefix}.${dice.whole(0, 255)}`;
}

/** An address that a machine took on a line of IPv6, of which the first 64 bits are given. */
export const takenOn = (line: string, dice: Dice): string => [line, ...Array.from({ length: 4 }, () => dice.hex(4))].join(':');

/** The line of a rented server. */
export const hostingLine = (dice: Dice): string => `${dice.of(hostingInSix)}:${dice.hex(4)}`;

/** By lease and moment; null where the day passes in IPv4. */
export type AddressInSix = (lease: number, at: number) => string | null;

/** What a home that has IPv6 beside this prefix is seen with: another line with each lease, another address each day. Null where the operator has none. */
export function homeInSix(prefix: Prefix, dice: Dice): AddressInSix | null {
  const [, six] = homesInSix.find(([fours]) => fours.some((four) => prefix.startsWith(`${four}.`))) ?? [];
  if (six === undefined) return null;
  return (lease, at) => {
    const today = dice.fork(Math.floor(at / day));
    return today.chance(0.15) ? null : takenOn(`${six}:${dice.fork(`lease ${lease}`).hex(4)}`, today);
  };
}

/** The addresses that the customers of one carrier share. */
export function carrierPool(country: string, carrier: number, size: number, dice: Dice): string[] {
  const known = of(country).carriers;
  const prefixes = known[carrier % known.length] as readonly Prefix[];
  return Array.from({ length: size }, () => addressBelow(dice.of(prefixes), dice));
}

export const hostingAddress = (dice: Dice): string => addressBelow(dice.of(hosting), dice);
export const vpnAddress = (dice: Dice): string => addressBelow(dice.of(vpns), dice);
export const relayAddress = (country: string, dice: Dice): string => addressBelow(dice.of(relays[country] ?? (relays['AR'] as readonly Prefix[])), dice);
