import type { ContributedObservation } from './analyze.js';
import type { Dimension } from './dimension.js';

/** How one observation differs between two analyses of the same entity. */
export interface ObservationChange {
  readonly code: string;
  readonly dimension: Dimension;
  readonly title: string;
  /** APPEARED, DISAPPEARED, or CHANGED: it says something else, or the same gives other points beside other neighbours. */
  readonly change: 'APPEARED' | 'DISAPPEARED' | 'CHANGED';
  /** Points of the score: what it gives now less what it gave before. */
  readonly points: number;
  /** What it says now; of one that is gone what it said. */
  readonly because: string;
}

/** What differs between two analyses, the greatest change first. In each dimension the points add up to the change of its score, where both have one. */
export function changesBetween(before: readonly ContributedObservation[], after: readonly ContributedObservation[]): ObservationChange[] {
  const earlier = new Map(before.map((one) => [one.code as string, one]));
  const later = new Set(after.map(({ code }) => code as string));
  const appearedOrChanged = after.flatMap((now): ObservationChange[] => {
    const was = earlier.get(now.code);
    if (!was) return [told(now, 'APPEARED', now.contribution)];
    if (was.contribution === now.contribution && was.because === now.because) return [];
    return [told(now, 'CHANGED', cents(now.contribution - was.contribution))];
  });
  const disappeared = before.filter(({ code }) => !later.has(code)).map((was) => told(was, 'DISAPPEARED', cents(-was.contribution)));
  return [...appearedOrChanged, ...disappeared].sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
}

const told = ({ code, dimension, title, because }: ContributedObservation, change: ObservationChange['change'], points: number): ObservationChange => ({ code, dimension, title, change, points, because });

/** Never -0, which JSON cannot tell. */
const cents = (amount: number): number => Math.round(amount * 100) / 100 + 0;
