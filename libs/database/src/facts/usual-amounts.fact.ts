import { newestAmount, usualBefore } from '@app/domain';
import type { FactReader } from './fact-loader.js';

export const usualAmounts: FactReader<'usualAmounts'> = ({ memory }) => {
  const newest = newestAmount(memory);
  return newest === null ? null : usualBefore(memory, newest);
};
