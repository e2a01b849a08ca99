import { setting } from '@app/platform';
import type { z } from 'zod';

/** What alerting reads from outside, beside what every process reads. */
export const alertingEnv = {
  /** By how many points a late or corrected event must move a score so that score.revised is told although no rule answers otherwise. */
  REVISION_POINTS: setting.integer(20, { min: 1, max: 101 }),
} as const;

export type AlertingEnv = { readonly [Name in keyof typeof alertingEnv]: z.output<(typeof alertingEnv)[Name]> };
export const ALERTING_ENV = Symbol('alerting env');
