/**
 * How a badge stands with somebody: about to be applied, carried, or about to be removed. Who has neither it nor the prospect
 * of it has no standing (null). Moments are milliseconds since 1970.
 *
 *   null --holds--> waiting --applyMs--> carried --ceases--> leaving --removeMs--> null
 *                      |                    ^                   |
 *                      +--ceases--> null    +------holds--------+
 */
export type Standing =
  /** `holdsSince` lies in the future where only time is missing. */
  | { readonly is: 'waiting'; readonly holdsSince: number }
  | { readonly is: 'carried'; readonly since: number }
  | { readonly is: 'leaving'; readonly since: number; readonly ceasedSince: number };

/** How long something must hold before its badge is applied, and be over before it is removed. */
export interface Delays {
  readonly applyMs: number;
  readonly removeMs: number;
}

export const noDelays: Delays = { applyMs: 0, removeMs: 0 };

/**
 * The standing at `at`, given the one before and the moment from which the badge's conditions hold (null: they do not).
 *
 * What was due in between came to pass at its own time, although somebody looks only now. So the end depends on when the
 * conditions changed, and not on how often, how late or how many times over somebody looked.
 */
export function standingAt(before: Standing | null, holdsFrom: number | null, delays: Delays, at: number): Standing | null {
  const now = matured(before, delays, at);
  const holds = holdsFrom !== null && holdsFrom <= at;
  switch (now?.is) {
    case 'carried':
      return holds ? now : matured({ is: 'leaving', since: now.since, ceasedSince: at }, delays, at);
    case 'leaving':
      return holds ? { is: 'carried', since: now.since } : now;
    case 'waiting':
    case undefined: {
      if (holdsFrom === null) return null;
      const holdsSince = Math.max(holdsFrom, Math.min(now?.holdsSince ?? at, at));
      return matured({ is: 'waiting', holdsSince }, delays, at);
    }
  }
}

/** When it changes by itself; null: only with the conditions. */
export function dueAt(standing: Standing | null, { applyMs, removeMs }: Delays): number | null {
  if (standing?.is === 'waiting') return standing.holdsSince + applyMs;
  if (standing?.is === 'leaving') return standing.ceasedSince + removeMs;
  return null;
}

/** Whether it is shown. One that is about to be removed still is. */
export const isCarried = (standing: Standing | null): standing is Exclude<Standing, { is: 'waiting' }> => standing !== null && standing.is !== 'waiting';

function matured(standing: Standing | null, delays: Delays, at: number): Standing | null {
  const due = dueAt(standing, delays);
  if (standing === null || due === null || due > at) return standing;
  return standing.is === 'waiting' ? { is: 'carried', since: due } : null;
}
