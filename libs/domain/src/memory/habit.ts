import { remembering } from '../cache/remembering.js';
import { amountBin, currencySlot, type Money } from '../money/money.js';
import { agentFamily } from './agent-family.js';
import { hashOf } from './hash-of.js';

/**
 * What is counted about somebody. The numbers are stored for ever. Addresses, networks, agents and recipients without end are
 * hashed into so many buckets: a bucket may hold two of them, so that something new is taken for known now and then, and
 * never the other way round. That is the price of counts that are bounded, the same in whatever order events arrive, and can
 * be taken back.
 */
export const habitKinds = {
  /** Addresses of the public Internet. */
  address: { number: 0, buckets: 512 },
  /** Numbers of networks. */
  asn: { number: 1, buckets: 4_096 },
  /** ISO 3166-1 alpha-2. */
  country: { number: 2, buckets: 1_024 },
  /** Browser and system, or app: see `agentFamily`. */
  agent: { number: 3, buckets: 512 },
  /** 0..23, UTC. */
  hour: { number: 4, buckets: 24 },
  /** 0..6, UTC, 0 is Sunday. */
  weekday: { number: 5, buckets: 7 },
  /** Weeks since 1970, modulo 64: in which weeks somebody was there at all. */
  week: { number: 6, buckets: 64 },
  /** 0 is a success, 1 a failure. */
  login: { number: 7, buckets: 2 },
  /** Where money went. */
  recipient: { number: 8, buckets: 512 },
  /** How much, in bins of 5 %, by currency: see `amountBin`. */
  amount: { number: 9, buckets: 32 * 1_024 },
} as const satisfies Record<string, { readonly number: number; readonly buckets: number }>;

export type HabitKind = keyof typeof habitKinds;

/** A kind and a bucket of it in one number: what a memory counts under. */
export type Habit = number;

/** More than any kind has buckets. */
const room = 2 ** 16;
const weekMs = 7 * 86_400_000;
const binsOfCurrency = 1_024;

export const habitOf = (kind: HabitKind, bucket: number): Habit => habitKinds[kind].number * room + (bucket % habitKinds[kind].buckets);

export const bucketOf = (habit: Habit): number => habit % room;

/** The number of its kind. */
export const kindOf = (habit: Habit): number => Math.floor(habit / room);

export const isHabitOf = (kind: HabitKind, habit: Habit): boolean => kindOf(habit) === habitKinds[kind].number;

/** What an agent is counted under, by its family. */
export const familyHabit = remembering((family: string): Habit => habitOf('agent', hashOf(family)), { atMost: 4_000 });

/** The number of a week, of which habits keep the last digits. */
export const weekOf = (at: number): number => Math.max(0, Math.floor(at / weekMs));

/** What a value is counted under. */
export const habit = {
  address: (address: string): Habit => habitOf('address', hashOf(address)),
  asn: (asn: number): Habit => habitOf('asn', asn),
  country: (country: string): Habit => habitOf('country', (country.charCodeAt(0) % 32) * 32 + (country.charCodeAt(1) % 32)),
  agent: (userAgent: string): Habit => familyHabit(agentFamily(userAgent)),
  hour: (at: number): Habit => habitOf('hour', new Date(at).getUTCHours()),
  weekday: (at: number): Habit => habitOf('weekday', new Date(at).getUTCDay()),
  week: (at: number): Habit => habitOf('week', weekOf(at)),
  login: (outcome: 'success' | 'failed'): Habit => habitOf('login', outcome === 'success' ? 0 : 1),
  recipient: (destination: string): Habit => habitOf('recipient', hashOf(destination)),
  amount: ({ cents, currency }: Money): Habit => habit.amountIn(currencySlot(currency), cents),
  amountIn: (slot: number, cents: number): Habit => habitOf('amount', slot * binsOfCurrency + amountBin(cents)),
};

/** The slot of the currency and the bin of the amount that a bucket of amounts stands for. */
export const amountOfBucket = (bucket: number): { readonly currency: number; readonly bin: number } => ({ currency: Math.floor(bucket / binsOfCurrency), bin: bucket % binsOfCurrency });
