import { countedPeople } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

export const peopleInSession: FactLoader<'peopleInSession'> = async ({ meetings }) =>
  (await meetings()).map((met) => Math.min(countedPeople, Math.max(0, ...met.filter(({ kind }) => kind === 'session').map(({ met: { count } }) => count))));
