import { habitOf, isMoney, timesOf } from '@app/domain';
import type { FactReader } from './fact-loader.js';

const dayMs = 86_400_000;

export const recipient: FactReader<'recipient'> = ({ subject, memory, totals }) => {
  const newest = memory.movements.findLast(({ type, recipient }) => isMoney(type) && recipient !== null);
  if (!newest || newest.recipient === null || subject.newestAt.getTime() - newest.at > dayMs) return null;
  const transfersBefore = timesOf(memory, habitOf('recipient', newest.recipient)) - 1;
  return { transfersBefore, othersBefore: totals.buckets('recipient') - 1 };
};
