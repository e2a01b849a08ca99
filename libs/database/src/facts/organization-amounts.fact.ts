import { amountsIn, newestAmount, type OrganizationAmounts } from '@app/domain';
import { populationsOf } from '../memory/populations.js';
import type { FactLoader } from './fact-loader.js';

/** Fewer say nothing about the largest in a hundred. */
const LEAST_TRANSFERS = 1_000;

export const organizationAmounts: FactLoader<'organizationAmounts'> = async ({ tx, subjects, memories }) => {
  const currencies = memories.map((memory) => newestAmount(memory)?.currency ?? null);
  const asked = subjects.filter((_, n) => currencies[n] !== null).map(({ organizationId }) => organizationId);
  if (asked.length === 0) return subjects.map(() => null);
  const populations = await populationsOf(tx, asked);
  const known = new Map<string, OrganizationAmounts | null>();
  return subjects.map(({ organizationId }, n) => {
    const currency = currencies[n];
    const population = populations.get(organizationId);
    if (currency == null || population === undefined) return null;
    const key = `${organizationId} ${currency}`;
    if (!known.has(key)) {
      const { transfers, amounts: [high = 0, highest = 0] } = amountsIn(population, currency, [0.9, 0.99]);
      known.set(key, transfers < LEAST_TRANSFERS ? null : { transfers, high, highest });
    }
    return known.get(key) ?? null;
  });
};
