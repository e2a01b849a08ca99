/** After so many failed attempts it is not the moment that is bad, but something in the batch. */
export const batchAttempts = 5;

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/** What to do with a batch that has just failed. */
export type BatchRetry = { readonly then: 'retry'; readonly afterMs: number } | { readonly then: 'split' } | { readonly then: 'bury' };

/**
 * `attempts` counts the failed ones, this one included. A batch that keeps failing is halved until the event that fails is
 * alone: its neighbours go on, and it is buried where somebody sees it.
 */
export function retryBatch({ attempts, size }: { readonly attempts: number; readonly size: number }): BatchRetry {
  if (attempts >= batchAttempts) return { then: size > 1 ? 'split' : 'bury' };
  return { then: 'retry', afterMs: Math.min(longestPauseMs, firstPauseMs * 2 ** (Math.max(1, attempts) - 1)) };
}
