import type { FactLoader } from './fact-loader.js';
import { tally } from './tally.js';

export const userAgents: FactLoader<'userAgents'> = async ({ recentEvents }) =>
  (await recentEvents()).map((events) => tally(events, (event) => event.userAgent || null).map(([agent, count]) => ({ agent, events: count })));
