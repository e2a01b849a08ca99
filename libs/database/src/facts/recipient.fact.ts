import { habitOf, isMoney, timesOf } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

const dayMs = 86_400_000;

export const recipient: FactLoader<'recipient'> = ({ subjects, memories, totals }) =>
  Promise.resolve(
    memories.map((memory, n) => {
      const newest = memory.movements.findLast(({ type, recipient }) => isMoney(type) && recipient !== null);
      if (!newest || newest.recipient === null || (subjects[n]?.newestAt.getTime() ?? 0) - newest.at > dayMs) return null;
      const transfersBefore = timesOf(memory, habitOf('recipient', newest.recipient)) - 1;
      return { transfersBefore, othersBefore: (totals[n]?.buckets('recipient') ?? 0) - 1 };
    }),
  );
