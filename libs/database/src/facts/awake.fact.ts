import { stretchesADay } from '@app/domain';
import type { FactReader } from './fact-loader.js';

export const awake: FactReader<'awake'> = ({ memory: { stretches } }) => {
  let first = stretches.length - 1;
  while (first > 0 && (stretches[first] ?? 0) - (stretches[first - 1] ?? 0) === 1) first -= 1;
  return Math.max(0, stretches.length - first) / stretchesADay;
};
