import { setting } from '@app/platform';
import { networksEnv } from '@app/webhook';
import type { z } from 'zod';

/** What delivery reads from outside, beside what every process reads. */
export const deliveryEnv = {
  ...networksEnv,
  /** How long an endpoint may take to answer a webhook, in milliseconds, from the look-up of its name to the end of its answer. */
  DELIVERY_TIMEOUT_MS: setting.integer(15_000, { min: 100, max: 120_000 }),
} as const;

export type DeliveryEnv = { readonly [Name in keyof typeof deliveryEnv]: z.output<(typeof deliveryEnv)[Name]> };
export const DELIVERY_ENV = Symbol('delivery env');
