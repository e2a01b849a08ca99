import type { FactLoader } from './fact-loader.js';

/** Disregarded people and devices do not count. */
export const peopleOnDevice: FactLoader<'peopleOnDevice'> = async ({ devices }) => devices.map(({ lastSeen }) => Math.max(0, ...lastSeen.map(({ people }) => people)));
