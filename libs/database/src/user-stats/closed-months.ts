const DAY_MS = 86_400_000;
/** A month is counted for good this long after its end: longer than the clocks of two processes differ. */
const GRACE_DAYS = 3;

const monthOf = (ms: number): number => {
  const at = new Date(ms);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth());
};

/** Months that end here or before may be counted for good, in ms since 1970. */
export const closedBefore = (now: number): number => monthOf(now - GRACE_DAYS * DAY_MS);

/** What happened before, in ms since 1970, may be in a month that somebody counted for good. */
export const mayBeCountedBefore = (now: number): number => monthOf(now);

/** One number for the tallies of an organization, `$1`: who writes into counted months shares it, who counts them has it alone. */
export const tallyLock = `hashtext('tamiz user tally'), hashtext($1::text)`;
