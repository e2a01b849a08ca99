/** How long a batch may wait at a station, in ms, before the sweep rings for it: the first ring was lost, or its worker was. */
export const firstRingAfter = 5_000;

/** Rings that nobody answers come half as often each time, but never less often than this, in ms. */
export const slowestRing = 60_000;

/** A batch that was rung this often without moving takes its workers down with it: it is treated as failed. */
export const ringsBeforeIsolation = 12;
