import type { FactReader } from './fact-loader.js';
import { tally } from './tally.js';

export const placeCountries: FactReader<'placeCountries'> = ({ recentEvents }) => tally(recentEvents, (event) => event.country).map(([country, count]) => ({ country, events: count }));
