import { transferWindowMs } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

export const credentialChanges: FactLoader<'credentialChanges'> = ({ subjects, memories }) =>
  Promise.resolve(memories.map(({ changes }, n) => changes.filter(({ at }) => at >= (subjects[n]?.newestAt.getTime() ?? 0) - transferWindowMs)));
