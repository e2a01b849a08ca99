import { type Habit, habitKinds, type HabitKind, isHabitOf, kindOf } from './habit.js';

/** How often something occurred in one slot. */
export interface LatelyCount {
  /** See `slotOf`. */
  readonly slot: number;
  readonly habit: Habit;
  readonly times: number;
}

const slotMs = 6 * 3_600_000;
/** The one of the newest event among them: two days at most, and 42 hours at least. */
const slotsKept = 8;
/** More than any habit's number. */
const roomOfHabits = 2 ** 20;
/** Of each kind in each slot, so that a memory has an end. Beyond it only the newest events tell what is no habit yet. */
const mostOfKind = 16;

/** Where and with what somebody comes, and when: what a thief makes usual by staying. */
const kinds: ReadonlySet<number> = new Set((['address', 'asn', 'country', 'agent', 'hour'] satisfies HabitKind[]).map((kind) => habitKinds[kind].number));

/** By slot and then by habit. */
const keyOf = (slot: number, habit: Habit): number => slot * roomOfHabits + habit;

/** Whether a slot is one of the last two days, as they are seen from the slot of the newest event. */
export const isLately = (slot: number, newest: number): boolean => slot > newest - slotsKept;

/** The number of the six hours, UTC, in which something happened. */
export const slotOf = (at: number): number => Math.max(0, Math.floor(at / slotMs));

/**
 * With these as well, by slot and habit. What is counted in the last two days is in all other counts too, and no habit yet: of somebody
 * who does more in two days than is remembered one by one, nothing else tells what was usual before them.
 *
 * Where there are too many of a kind, those with the lowest numbers stay: they are the same whatever came first.
 */
export function withLately(known: readonly LatelyCount[], more: readonly { readonly at: number; readonly habits: readonly Habit[] }[]): readonly LatelyCount[] {
  const learned = more.map(({ at, habits }) => ({ slot: slotOf(at), habits: habits.filter((habit) => kinds.has(kindOf(habit))) })).filter(({ habits }) => habits.length > 0);
  // Of what taught something: where nothing did, nothing stands here that would tell the next one how far time has come.
  const newest = learned.reduce((last, { slot }) => Math.max(last, slot), known.at(-1)?.slot ?? 0);
  const isKept = (slot: number): boolean => isLately(slot, newest);
  const byKey = new Map<number, LatelyCount>();
  for (const one of known) if (isKept(one.slot)) byKey.set(keyOf(one.slot, one.habit), one);
  for (const { slot, habits } of learned) {
    if (!isKept(slot)) continue;
    for (const habit of habits) byKey.set(keyOf(slot, habit), { slot, habit, times: (byKey.get(keyOf(slot, habit))?.times ?? 0) + 1 });
  }
  const all = [...byKey.values()].sort((one, other) => keyOf(one.slot, one.habit) - keyOf(other.slot, other.habit));
  return all.length <= mostOfKind ? all : all.filter(({ slot, habit }, n) => {
    const before = all[n - mostOfKind];
    return before === undefined || before.slot !== slot || kindOf(before.habit) !== kindOf(habit);
  });
}

/** How often each habit occurred within so many slots up to the newest; left out: all that are kept. */
export function countsLately(lately: readonly LatelyCount[], slots = slotsKept): ReadonlyMap<Habit, number> {
  const newest = lately.at(-1)?.slot ?? 0;
  const counts = new Map<Habit, number>();
  for (const { slot, habit, times } of lately) if (slot > newest - slots) counts.set(habit, (counts.get(habit) ?? 0) + times);
  return counts;
}

/** How often all habits of a kind did. */
export function timesOfKind(counts: ReadonlyMap<Habit, number>, kind: HabitKind): number {
  let all = 0;
  for (const [habit, times] of counts) if (isHabitOf(kind, habit)) all += times;
  return all;
}
