/** A stretch of time in milliseconds since 1970, without its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A day, an hour, a minute and a second: time is counted in these, the longest that fit. */
export const grains = [86_400_000, 3_600_000, 60_000, 1_000] as const;

export type Grain = (typeof grains)[number];

export const bucketAt = (grain: Grain, at: number): number => Math.floor(at / grain) * grain;

/** From the first bucket that lies wholly inside to the end of the last one; null where there is none. */
export function wholeBuckets(grain: Grain, { from, to }: Stretch): Stretch | null {
  const whole = { from: bucketAt(grain, from + grain - 1), to: bucketAt(grain, to) };
  return whole.from < whole.to ? whole : null;
}

/** What is left of a stretch without buckets that start so, in order and inside of it. */
export function withoutBuckets(grain: Grain, { from, to }: Stretch, starts: readonly number[]): Stretch[] {
  const left: Stretch[] = [];
  let at = from;
  for (const start of starts) {
    if (start > at) left.push({ from: at, to: start });
    at = start + grain;
  }
  if (at < to) left.push({ from: at, to });
  return left;
}

/** Stretches that touch or overlap as one, in order. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}
