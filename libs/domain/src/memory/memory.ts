import type { Habit } from './habit.js';
import { type LatelyCount, withLately } from './lately.js';
import type { CredentialChange } from './credential-change.js';
import { credentialChangeOf, isRefusal, type MemorableEvent, movementOf, habitsOf } from './memorable-event.js';
import type { Movement } from './movement.js';
import { newestStretches, stretchOf } from './stretch.js';

/**
 * What is remembered about somebody beyond the newest events: how often what occurred, season by season, and the newest
 * movements of money and changes of credentials. Nothing but counts, and of the newest so many: the memory of the same events
 * is the same whatever their order, which is what makes a score independent of it.
 */
export interface Memory {
  /** The season of the newest event. */
  readonly season: number;
  /** When the oldest event happened that was ever remembered, in ms since 1970. It outlives the counts. */
  readonly since: number;
  /** How often each habit occurred in this season, the one before and the one before that. */
  readonly counts: ReadonlyMap<Habit, Counts>;
  /** The newest ones, oldest first. */
  readonly movements: readonly Movement[];
  /** The newest ones, oldest first. */
  readonly changes: readonly CredentialChange[];
  /** What of the counts is of the last two days, oldest first: see `withLately`. */
  readonly lately: readonly LatelyCount[];
  /** When somebody was refused who tried to get in, the newest times, in ms since 1970, ascending. */
  readonly refusals: readonly number[];
  /** The newest stretches of three hours in which somebody did something, by number, ascending: see `stretchOf`. */
  readonly stretches: readonly number[];
}

export type Counts = readonly [now: number, before: number, longAgo: number];

/**
 * 91 days. Three of them are kept, so that at least half a year is: what is older says nothing more about who logs in
 * (Wiefling et al., TOPS 2022).
 */
const seasonDays = 91;
const seasonMs = seasonDays * 86_400_000;
const seasonsKept = 3;

/** What happened longer before the newest event than this is in no memory. */
export const memoryDays = seasonsKept * seasonDays;

/** So many of the newest movements are remembered one by one. */
export const movementsKept = 32;
/** So many of the newest changes of credentials. */
export const changesKept = 8;
/** So many of the newest refusals: far more than it takes to be suspicious. */
export const refusalsKept = 32;

export const nothing: Memory = { season: 0, since: Infinity, counts: new Map(), lately: [], movements: [], changes: [], refusals: [], stretches: [] };

export const seasonOf = (at: number): number => Math.max(0, Math.floor(at / seasonMs));

/**
 * What stays of a memory that is read anew: how long somebody is known. It reaches further back than the events that are read,
 * and holds whatever they say now, since no correction moves an event to another moment.
 */
export const emptied = ({ since }: Memory): Memory => ({ ...nothing, since });

/** With these events as well. */
export function remembering(memory: Memory, events: readonly MemorableEvent[]): Memory {
  if (events.length === 0) return memory;
  const newestSeason = events.reduce((newest, { at }) => Math.max(newest, seasonOf(at)), memory.season);
  const counts = movedOn(memory, newestSeason);
  let since = memory.since;
  const learned = events.map((event) => ({ at: event.at, habits: habitsOf(event) }));
  for (const { at, habits } of learned) {
    since = Math.min(since, at);
    count(counts, habits, newestSeason - seasonOf(at));
  }
  return {
    season: newestSeason,
    since,
    counts,
    lately: withLately(memory.lately, learned),
    movements: withNewer(memory.movements, events.flatMap((event) => movementOf(event) ?? []), movementsKept, movementKey),
    refusals: withNewest(memory.refusals, events.filter(isRefusal).map(({ at }) => at)),
    stretches: newestStretches(memory.stretches, events.map(stretchOf).filter((stretch) => stretch !== null)),
    changes: withNewer(memory.changes, events.flatMap((event) => credentialChangeOf(event) ?? []), changesKept, changeKey),
  };
}

/** How often a habit occurred within the seasons that are kept. */
export function timesOf({ counts }: Memory, habit: Habit): number {
  const found = counts.get(habit);
  return found === undefined ? 0 : found[0] + found[1] + found[2];
}

/** The counts as a later season sees them: what is too old is gone. */
function movedOn({ season, counts }: Memory, to: number): Map<Habit, Counts> {
  const by = to - season;
  if (by === 0) return new Map(counts);
  const moved = new Map<Habit, Counts>();
  if (by >= seasonsKept) return moved;
  for (const [habit, [now, before]] of counts) {
    const shifted: Counts = by === 1 ? [0, now, before] : [0, 0, now];
    if (shifted[1] !== 0 || shifted[2] !== 0) moved.set(habit, shifted);
  }
  return moved;
}

/** `age`: how many seasons ago. */
function count(counts: Map<Habit, Counts>, habits: readonly Habit[], age: number): void {
  if (age >= seasonsKept) return;
  for (const habit of habits) {
    const [now, before, longAgo] = counts.get(habit) ?? [0, 0, 0];
    counts.set(habit, [now + (age === 0 ? 1 : 0), before + (age === 1 ? 1 : 0), longAgo + (age === 2 ? 1 : 0)]);
  }
}

/** By time; those of one moment by what they say, since the order of arrival says nothing. */
function withNewer<Item extends { readonly at: number }>(known: readonly Item[], more: readonly Item[], most: number, keyOf: (item: Item) => string): readonly Item[] {
  if (more.length === 0) return known;
  return [...known, ...more].sort((a, b) => a.at - b.at || (keyOf(a) < keyOf(b) ? -1 : 1)).slice(-most);
}

const withNewest = (known: readonly number[], more: readonly number[]): readonly number[] => (more.length === 0 ? known : [...known, ...more].sort((a, b) => a - b).slice(-refusalsKept));

const movementKey = ({ type, cents, currency, recipient }: Movement): string => `${type} ${cents} ${currency} ${recipient}`;
const changeKey = ({ type }: CredentialChange): string => type;
