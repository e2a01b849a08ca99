import type { FactLoader } from './fact-loader.js';

export const recentActions: FactLoader<'recentActions'> = async ({ recentEvents }) =>
  (await recentEvents()).map((events) => events.map(({ at, eventType }) => ({ at, eventType })));
