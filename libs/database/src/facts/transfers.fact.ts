import { isMoney, newestAmount, transferWindowMs } from '@app/domain';
import type { FactReader } from './fact-loader.js';

export const transfers: FactReader<'transfers'> = ({ subject, memory }) => {
  const since = subject.newestAt.getTime() - transferWindowMs;
  const currency = newestAmount(memory)?.currency ?? 0;
  return memory.movements
    .filter(({ at }) => at >= since)
    .map((movement) => ({ at: movement.at, cents: movement.cents, comparable: movement.currency === currency, failed: !isMoney(movement.type) }));
};
