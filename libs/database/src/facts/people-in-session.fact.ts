import { countedPeople } from '@app/domain';
import type { FactReader } from './fact-loader.js';

export const peopleInSession: FactReader<'peopleInSession'> = ({ meetings }) =>
  Math.min(countedPeople, Math.max(0, ...meetings.filter(({ kind }) => kind === 'session').map(({ met: { count } }) => count)));
