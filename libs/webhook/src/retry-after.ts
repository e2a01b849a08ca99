/** Longer than any schedule, and short enough to be added to a date without leaving what PostgreSQL can store. */
const LONGEST_MS = 30 * 24 * 3_600_000;

/** Reads a Retry-After header, as seconds or as an HTTP date. What is neither is as good as absent. */
export function readRetryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : httpDate(text) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST_MS);
}

/** The three notations of RFC 9110. Date.parse alone would also read "5 minutes" and, without a zone, local time. */
function httpDate(text: string): number {
  if (/^[A-Z][a-z]+, .+ GMT$/.test(text)) return Date.parse(text);
  if (/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}$/.test(text)) return Date.parse(`${text} GMT`);
  return Number.NaN;
}
