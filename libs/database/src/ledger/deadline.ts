/** How long a batch may wait at a station, in ms, before the sweep rings for it: the first ring was lost, or its worker was. */
export const firstRingAfter = 5_000;

/** Rings that nobody answers come half as often each time, but never less often than this, in ms. */
export const slowestRing = 60_000;

/**
 * A batch that was rung this often without moving may take its workers down with it, or else nobody works at its station, or much waits
 * there. Only what is taken up from now on tells: each time is written down before the work begins.
 */
export const ringsBeforeSuspicion = 12;
