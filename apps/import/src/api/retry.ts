/** Waits between attempts, in ms, where the server names none: about a minute in all. */
export const waits: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

/** A server that has not answered once is more likely absent than busy. */
export const waitsForAStranger = waits.slice(0, 3);

/** The longest Retry-After that is waited for; a server that asks for more is left in peace. */
export const LONGEST_WAIT_MS = 120_000;

/** Busy, starting, or broken for the moment. A repeat is safe: each event carries its id. */
export const isPassing = (status: number): boolean => status === 429 || [500, 502, 503, 504].includes(status);

/** A Retry-After header in ms, given as seconds or as a date. */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
