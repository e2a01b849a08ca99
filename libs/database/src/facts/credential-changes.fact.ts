import { transferWindowMs } from '@app/domain';
import type { FactReader } from './fact-loader.js';

export const credentialChanges: FactReader<'credentialChanges'> = ({ subject, memory }) => memory.changes.filter(({ at }) => at >= subject.newestAt.getTime() - transferWindowMs);
