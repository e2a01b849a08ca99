interface Hour {
  readonly hour: string;
  readonly hits: number;
  readonly shadowHits: number;
}

/** A day of whoever looks: when it begins, in seconds since 1970, and what its hours come to. */
interface Day {
  readonly at: number;
  readonly hits: number;
  readonly shadowHits: number;
}

/** The last days up to `now`, each with what its hours have; a day in which a clock is changed has 23 of them, or 25. */
export function daysOf(hours: readonly Hour[], count: number, now: Date): Day[] {
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (count - 1));
  const days = Array.from({ length: count }, (_, n) => ({ at: new Date(first.getFullYear(), first.getMonth(), first.getDate() + n).getTime() / 1_000, hits: 0, shadowHits: 0 }));
  for (const { hour, hits, shadowHits } of hours) {
    const day = days.findLast(({ at }) => at <= Date.parse(hour) / 1_000);
    if (!day) continue;
    day.hits += hits;
    day.shadowHits += shadowHits;
  }
  return days;
}
