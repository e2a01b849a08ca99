import { failedLoginWindowMs } from '@app/domain';
import type { FactReader } from './fact-loader.js';

/** As the memory lists them: among the newest events none is left once whoever guessed right has looked around. It saturates at 32, far beyond suspicion. */
export const failedLogins1h: FactReader<'failedLogins1h'> = ({ memory, recentEvents }) => {
  const newestAt = recentEvents.at(-1)?.at ?? 0;
  return memory.refusals.filter((at) => newestAt - at <= failedLoginWindowMs).length;
};
