import type { FactReader } from './fact-loader.js';
import { tally } from './tally.js';

export const networkClasses: FactReader<'networkClasses'> = ({ recentEvents }) =>
  tally(recentEvents, (event) => (event.line === null ? null : event.networkClass)).map(([networkClass, count]) => ({ networkClass, events: count }));
