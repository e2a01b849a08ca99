import { isMoney, type Totals } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

const dayMs = 86_400_000;

/** Money without an amount counts too, as long as it is known where it went. */
export const usualPace: FactLoader<'usualPace'> = ({ subjects, memories, totals }) =>
  Promise.resolve(
    memories.map((memory, n) => {
      const dayAgo = (subjects[n]?.newestAt.getTime() ?? 0) - dayMs;
      const lately = memory.movements.filter(({ at, type }) => isMoney(type) && at > dayAgo);
      const { times, buckets } = totals[n] as Totals; // one for each
      const counted = Math.max(
        times('amount') - lately.filter(({ cents }) => cents !== null).length,
        times('recipient') - lately.filter(({ recipient }) => recipient !== null).length,
      );
      return { transfers: Math.max(0, counted), weeks: buckets('week') };
    }),
  );
