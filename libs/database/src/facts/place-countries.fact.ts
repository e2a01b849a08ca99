import type { FactLoader } from './fact-loader.js';
import { tally } from './tally.js';

export const placeCountries: FactLoader<'placeCountries'> = async ({ recentEvents }) =>
  (await recentEvents()).map((events) => tally(events, (event) => event.country).map(([country, count]) => ({ country, events: count })));
