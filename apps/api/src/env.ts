import { setting } from '@app/platform';

/** What the API reads from outside, beside what every process reads. */
export const apiEnv = {
  /** How long a question about events, entities or devices may take, in seconds; what takes longer is answered with QUERY_TOO_WIDE. */
  READ_TIMEOUT_SECONDS: setting.integer(10, { min: 1, max: 600 }),
  /** The most items that one request puts onto a data list. */
  DATA_LIST_BULK_MOST: setting.integer(10_000, { min: 1, max: 100_000 }),
  /** After how many hours a login to the console is over. */
  SESSION_HOURS: setting.integer(12, { min: 1, max: 720 }),
} as const;

export type ApiEnv = Record<keyof typeof apiEnv, number>;
export const API_ENV = Symbol('api env');
