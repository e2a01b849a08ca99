import type { FactReader } from './fact-loader.js';

export const recentActions: FactReader<'recentActions'> = ({ recentEvents }) => recentEvents.map(({ at, eventType }) => ({ at, eventType }));
