import { Random } from './random.js';

/** One of the customers whose events are posted: always the same one for the same number. */
export interface Person {
  readonly externalId: string;
  /** An Argentine CUIT with its right check digit. */
  readonly taxId: string;
  /** Where most of their events come from: the first three bytes of an address. */
  readonly home: string;
  readonly userAgent: string;
  readonly deviceId: string;
  /** JSON. */
  readonly deviceDetails: string;
}

export function personOf(n: number): Person {
  const random = new Random(n);
  const { agent, details } = random.of(devices);
  return {
    externalId: `customer-${String(n).padStart(7, '0')}`,
    taxId: cuitOf(20_000_000 + n * 37),
    home: homeIn(random, random.of(homeNetworks)),
    userAgent: agent,
    deviceId: `device-${hex(random)}-${n}`,
    deviceDetails: details,
  };
}

const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

function cuitOf(document: number): string {
  for (const prefix of ['20', '27']) {
    const digits = `${prefix}${document}`;
    const check = (11 - ([...digits].reduce((sum, digit, n) => sum + Number(digit) * (weights[n] as number), 0) % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
  return cuitOf(document + 1);
}

export const hex = (random: Random): string => random.next().toString(16).padStart(8, '0');

/** The first three bytes of an address inside `a.b.0.0/16` up to `a.last.0.0/16`. */
const homeIn = (random: Random, [a, first, last]: Network): string => `${a}.${first + random.below(last - first + 1)}.${random.below(256)}`;

type Network = readonly [a: number, first: number, last: number];

/** Consumer lines in Argentina, Brazil, Mexico, Chile, Colombia and Spain. */
const homeNetworks: readonly Network[] = [
  [181, 16, 31], [186, 128, 143], [190, 48, 51], [200, 112, 127], [177, 32, 63], [189, 0, 31], [201, 0, 13],
  [187, 128, 255], [189, 128, 255], [190, 160, 163], [186, 80, 87], [181, 48, 63], [83, 32, 63], [88, 0, 31],
];

/** Data centres: where some logins come from that no customer made. */
export const hostingNetworks: readonly Network[] = [[159, 89, 89], [54, 144, 159], [51, 68, 68], [167, 99, 99], [95, 216, 217]];

export const addressIn = (random: Random, network: Network): string => `${homeIn(random, network)}.${1 + random.below(254)}`;

const device = (agent: string, details: object) => ({ agent, details: JSON.stringify(details) });

const devices = [
  device('Bank/5.12.0 (Android 14; SM-A546E)', { platform: 'android', manufacturer: 'Samsung', model: 'SM-A546E', osName: 'Android', osVersion: '14', isEmulator: false, isRooted: false }),
  device('Bank/5.11.3 (Android 13; moto g84)', { platform: 'android', manufacturer: 'Motorola', model: 'moto g84', osName: 'Android', osVersion: '13', isEmulator: false, isRooted: false }),
  device('Bank/5.12.0 (iPhone15,3; iOS 17.5.1)', { platform: 'ios', manufacturer: 'Apple', model: 'iPhone15,3', systemName: 'iOS', systemVersion: '17.5.1', isEmulator: false, isRooted: false }),
  device('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36', { platform: 'web', osName: 'Windows', osVersion: '10', browser: 'Chrome', browserVersion: '126.0' }),
  device('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15', { platform: 'web', osName: 'macOS', osVersion: '10.15.7', browser: 'Safari', browserVersion: '17.5' }),
  device('Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36', { platform: 'web', osName: 'Android', osVersion: '10', browser: 'Chrome Mobile', browserVersion: '126.0' }),
];
