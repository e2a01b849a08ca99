import { isMoney, newestAmount, transferWindowMs } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

export const transfers: FactLoader<'transfers'> = ({ subjects, memories }) =>
  Promise.resolve(
    memories.map((memory, n) => {
      const since = (subjects[n]?.newestAt.getTime() ?? 0) - transferWindowMs;
      const currency = newestAmount(memory)?.currency ?? 0;
      return memory.movements
        .filter(({ at }) => at >= since)
        .map((movement) => ({ at: movement.at, cents: movement.cents, comparable: movement.currency === currency, failed: !isMoney(movement.type) }));
    }),
  );
