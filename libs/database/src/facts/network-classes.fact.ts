import type { FactLoader } from './fact-loader.js';
import { tally } from './tally.js';

export const networkClasses: FactLoader<'networkClasses'> = async ({ recentEvents }) =>
  (await recentEvents()).map((events) =>
    tally(events, (event) => (event.ipAddress === null ? null : event.networkClass)).map(([networkClass, count]) => ({ networkClass, events: count })),
  );
