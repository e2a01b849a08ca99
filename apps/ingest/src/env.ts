import { setting } from '@app/platform';
import type { z } from 'zod';
import { proxies } from './client-address.js';

/** What ingest reads from outside, beside what every process reads. */
export const ingestEnv = {
  /** How many transactions store events at the same time. */
  GROUPS_IN_FLIGHT: setting.integer(3, { min: 1, max: 100 }),
  /** The most events that are stored in one transaction. */
  GROUP_MOST_EVENTS: setting.integer(1_000, { min: 1, max: 10_000 }),
  /** The most events that may wait for their transaction; more are answered with INGEST_OVERLOADED. */
  WAITING_MOST_EVENTS: setting.integer(20_000, { min: 1 }),
  /** The most bytes of bodies that may wait for their transaction. */
  WAITING_MOST_BYTES: setting.integer(128 * 1024 * 1024, { min: 1024 }),
  /** How far ahead of our clock an event's timestamp may lie, in hours; more is refused. */
  EVENT_FUTURE_HOURS: setting.integer(24, { min: 0, max: 87_600 }),
  /** The most rows of a CSV file that is imported; a file with more is refused as a whole. */
  USER_EVENT_BATCH_IMPORT_MAX_ROWS: setting.integer(50_000, { min: 1, max: 10_000_000 }),
  /** The most bytes of a CSV file that is imported. */
  IMPORT_MOST_BYTES: setting.integer(32 * 1024 * 1024, { min: 1_024, max: 512 * 1024 * 1024 }),
  /** City databases of your own in MMDB format, separated by commas, instead of the ones that ship with the install. */
  LOCATION_CITY_FILES: setting.list(),
  /** Files with one CIDR a line of VPN, proxy and Tor networks, separated by commas. */
  ANONYMISER_LISTS: setting.list(),
  /** Proxies in front of us whose X-Forwarded-For is believed for events of browsers, as addresses or networks separated by commas. */
  TRUSTED_PROXIES: proxies(),
} as const;

export type IngestEnv = { readonly [Name in keyof typeof ingestEnv]: z.output<(typeof ingestEnv)[Name]> };
export const INGEST_ENV = Symbol('ingest env');
