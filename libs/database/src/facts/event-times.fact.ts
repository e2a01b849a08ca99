import type { FactReader } from './fact-loader.js';

export const eventTimes: FactReader<'eventTimes'> = ({ recentEvents }) => recentEvents.map(({ at }) => at);
