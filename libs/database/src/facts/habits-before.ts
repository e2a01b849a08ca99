import { countsLately, type Habit, habit, type HabitKind, type Memory, publicLineOf, type RecentEvent, timesOf, timesOfKind } from '@app/domain';

/** Newer events than this are compared with what was usual before them. */
export const comparedMs = 48 * 3_600_000;

export const failed = ({ eventType }: RecentEvent): boolean => eventType?.endsWith('_FAILED') ?? false;

/** What an event's address and agent are counted under, as `habitsOf` counts them. */
export function habitsOfArrival(event: RecentEvent) {
  const { asn, country, userAgent } = event;
  const line = publicLineOf(event);
  return {
    address: line === null ? null : habit.address(line),
    asn: asn === null ? null : habit.asn(asn),
    country: country === null ? null : habit.country(country),
    agent: userAgent === null || userAgent === '' ? null : habit.agent(userAgent),
  };
}

/**
 * How often something had been usual before the last two days, which the memory holds too: by what it counted in them, and at least as
 * often as in the newest events, since what an older version remembered tells nothing of them.
 */
export class HabitsBefore {
  private readonly since = new Map<Habit, number>();
  private readonly lately: ReadonlyMap<Habit, number>;

  constructor(private readonly memory: Memory) {
    this.lately = countsLately(memory.lately);
  }

  /** It occurred in one of these events; null: nothing did. */
  add(since: Habit | null): void {
    if (since !== null) this.since.set(since, (this.since.get(since) ?? 0) + 1);
  }

  times(asked: Habit): number {
    return Math.max(0, timesOf(this.memory, asked) - Math.max(this.since.get(asked) ?? 0, this.lately.get(asked) ?? 0));
  }

  /** How often an address had been usual: no more often than its network was. What was counted beyond that was another one that shares its bucket. */
  timesAt({ address, asn }: { address: Habit; asn: Habit | null }): number {
    return asn === null ? this.times(address) : Math.min(this.times(address), this.times(asn));
  }

  /** How often something of a kind had been, where so many of these events had one. */
  timesOfKind(kind: HabitKind, { all, since }: { all: number; since: number }): number {
    return Math.max(0, all - Math.max(since, timesOfKind(this.lately, kind)));
  }
}
