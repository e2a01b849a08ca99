import type { CanonicalEventType } from '../mappings/event-type-sources.js';

/** Who sleeps six hours, wherever the clock stands, is away for one whole stretch at least. */
const stretchMs = 3 * 3_600_000;
/** How many of them make a day. */
export const stretchesADay = 86_400_000 / stretchMs;

/** So many of the newest stretches are remembered in which somebody did anything: eight days, for who never rests. */
export const stretchesKept = 64;

/** What an open app sends by itself, night and day. */
const unasked: ReadonlySet<CanonicalEventType | null> = new Set([null, 'TOKEN_GENERATED', 'BALANCE_CHECK', 'NAVIGATION', 'OTHER_EVENT', 'MESSAGES_VIEW', 'ACCOUNTS_VIEW', 'TRANSACTIONS_VIEW']);

/** The number of the stretch in which somebody did something; null when an app may have done it, or when it failed, which others can bring about. */
export function stretchOf({ at, eventType }: { readonly at: number; readonly eventType: CanonicalEventType | null }): number | null {
  return unasked.has(eventType) || eventType?.endsWith('_FAILED') ? null : Math.max(0, Math.floor(at / stretchMs));
}

/** The newest ones of two lists, each once, in their order. */
export function newestStretches(known: readonly number[], more: readonly number[]): readonly number[] {
  const unknown = more.filter((stretch) => !known.includes(stretch));
  return unknown.length === 0 ? known : [...new Set([...known, ...unknown])].sort((a, b) => a - b).slice(-stretchesKept);
}
