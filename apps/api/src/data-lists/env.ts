import { setting } from '@app/platform';

/** What data lists read from outside. */
export const dataListsEnv = {
  /** The most items that one request puts onto a data list. */
  DATA_LIST_BULK_MOST: setting.integer(10_000, { min: 1, max: 100_000 }),
} as const;

export type DataListsEnv = Record<keyof typeof dataListsEnv, number>;
export const DATA_LISTS_ENV = Symbol('data lists env');
