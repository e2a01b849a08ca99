import { stretchesADay } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

export const awake: FactLoader<'awake'> = ({ memories }) =>
  Promise.resolve(
    memories.map(({ stretches }) => {
      let first = stretches.length - 1;
      while (first > 0 && (stretches[first] ?? 0) - (stretches[first - 1] ?? 0) === 1) first -= 1;
      return Math.max(0, stretches.length - first) / stretchesADay;
    }),
  );
