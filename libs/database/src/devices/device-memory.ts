import { type DeviceMemory, type DeviceSight, sightKey } from '@app/domain';

/** Where a sight came from, as far as it is known. */
export interface SightAddress {
  readonly ipAddress: string;
  readonly country: string | null;
  readonly city: string | null;
  readonly asn: number | null;
  readonly asName: string | null;
}

/** The columns of `device` that hold what was said of it. */
export interface MemoryColumns {
  readonly details: Record<string, unknown>;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly place_country: string | null;
  readonly place_city: string | null;
  readonly asn: number | null;
  readonly as_name: string | null;
  readonly said_by: Record<string, string>;
  readonly last_seen_at: Date;
  readonly last_seen_by: string | null;
}

const DETAIL = 'details.';
const ADDRESS = 'address';
const USER_AGENT = 'userAgent';

/** The details field by field; address and place are one word, so that they never come from two sights. */
const wordsOf = (details: object, address: SightAddress | null, userAgent: string | null): [string, unknown][] => [
  ...Object.entries(details).map(([field, value]): [string, unknown] => [DETAIL + field, value]),
  [ADDRESS, address],
  [USER_AGENT, userAgent],
];

export function sightOf(sight: { at: Date; id: string; details: object; address: SightAddress | null; userAgent: string | null }): DeviceSight {
  return { key: sightKey(sight.at, sight.id), words: Object.fromEntries(wordsOf(sight.details, sight.address, sight.userAgent)) };
}

/** What is said without a sight. Saying an address says nothing about its place: only geolocation places addresses. */
export function wordsSaid(details: Record<string, unknown>): Record<string, unknown> {
  const { ipAddress } = details;
  const fields = Object.entries(details).filter(([, value]) => value !== undefined).map(([field, value]): [string, unknown] => [DETAIL + field, value]);
  if (ipAddress === undefined) return Object.fromEntries(fields);
  return Object.fromEntries([...fields, [ADDRESS, typeof ipAddress === 'string' ? unplaced(ipAddress) : null]]);
}

export const unplaced = (ipAddress: string): SightAddress => ({ ipAddress, country: null, city: null, asn: null, asName: null });

export function fromColumns(row: MemoryColumns): DeviceMemory {
  const address = row.ip_address === null ? null : { ipAddress: row.ip_address, country: row.place_country, city: row.place_city, asn: row.asn, asName: row.as_name };
  return {
    key: sightKey(row.last_seen_at, row.last_seen_by),
    words: new Map(wordsOf(row.details, address, row.user_agent).filter(([, word]) => word !== null)),
    saidBy: new Map(Object.entries(row.said_by)),
  };
}

export function toColumns({ key, words, saidBy }: DeviceMemory): MemoryColumns {
  const details = [...words].filter(([name]) => name.startsWith(DETAIL)).map(([name, word]) => [name.slice(DETAIL.length), word]);
  // Only this file puts words there.
  const address = words.get(ADDRESS) as SightAddress | undefined;
  const [at, id] = key.split(' ') as [string, string];
  return {
    details: Object.fromEntries(details) as Record<string, unknown>,
    ip_address: address?.ipAddress ?? null,
    user_agent: (words.get(USER_AGENT) as string | undefined) ?? null,
    place_country: address?.country ?? null,
    place_city: address?.city ?? null,
    asn: address?.asn ?? null,
    as_name: address?.asName ?? null,
    said_by: Object.fromEntries(saidBy),
    last_seen_at: new Date(at),
    last_seen_by: id || null,
  };
}
