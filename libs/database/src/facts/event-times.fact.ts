import type { FactLoader } from './fact-loader.js';

export const eventTimes: FactLoader<'eventTimes'> = async ({ recentEvents }) => (await recentEvents()).map((events) => events.map((event) => event.at));
