import type { FactReader } from './fact-loader.js';
import { tally } from './tally.js';

export const userAgents: FactReader<'userAgents'> = ({ recentEvents }) => tally(recentEvents, (event) => event.userAgent || null).map(([agent, count]) => ({ agent, events: count }));
