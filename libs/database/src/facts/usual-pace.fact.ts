import { isMoney } from '@app/domain';
import type { FactReader } from './fact-loader.js';

const dayMs = 86_400_000;

/** Money without an amount counts too, as long as it is known where it went. */
export const usualPace: FactReader<'usualPace'> = ({ subject, memory, totals: { times, buckets } }) => {
  const dayAgo = subject.newestAt.getTime() - dayMs;
  const lately = memory.movements.filter(({ at, type }) => isMoney(type) && at > dayAgo);
  const counted = Math.max(
    times('amount') - lately.filter(({ cents }) => cents !== null).length,
    times('recipient') - lately.filter(({ recipient }) => recipient !== null).length,
  );
  return { transfers: Math.max(0, counted), weeks: buckets('week') };
};
