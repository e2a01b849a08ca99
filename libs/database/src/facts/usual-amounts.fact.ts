import { newestAmount, usualBefore } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

export const usualAmounts: FactLoader<'usualAmounts'> = ({ memories }) =>
  Promise.resolve(
    memories.map((memory) => {
      const newest = newestAmount(memory);
      return newest === null ? null : usualBefore(memory, newest);
    }),
  );
