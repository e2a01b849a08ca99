import { day, isWeekend, localHour } from './clock.js';
import type { Dice } from './dice.js';
import type { Machine } from './machines.js';
import type { Attack, Role } from './event.js';

/** A line at home: its address changes when the lease ends, and comes from the same neighbourhood. */
export interface Line {
  addressAt(at: number): string;
}

export interface Payee {
  readonly account: string;
  readonly holder: string | null;
}

export const accountOf = ({ account, taxId }: Pick<Person, 'account' | 'taxId'>): Payee => ({ account, holder: taxId });

/** What one session is done with, and where. */
export interface Circumstances {
  readonly machine: Machine;
  readonly address: string;
  /** Where the body is: it decides the hour of the clock on the wall. */
  readonly country: string;
}

export interface Person {
  readonly externalId: string;
  readonly country: string;
  readonly dice: Dice;
  readonly account: string;
  taxId: string;
  kind: string;
  role: Role;
  attack: Attack | null;
  /** Null: the bank knows them from before. Otherwise when they signed up. */
  joinedAt: number | null;
  first: string;
  last: string;
  email: string;
  phone: string;
  machines: Machine[];
  home: Line;
  /** The addresses of their carrier. */
  carrier: readonly string[];
  work: Line | null;
  sessionsADay: number;
  /** How likely each local hour is. */
  hours: readonly number[];
  weekendFactor: number;
  failsLogin: number;
  transferShare: number;
  usualAmount: number;
  payees: Payee[];
  newPayeeShare: number;
}

const atWork = (at: number, country: string): boolean => {
  const hourOfDay = localHour(at, country);
  return !isWeekend(at, country) && hourOfDay >= 9 && hourOfDay < 18;
};

/** Where somebody is at a moment of an ordinary day: at home, at work, or on the way. */
export function ordinaryAddress(person: Person, machine: Machine, at: number, dice: Dice): string {
  const isAway = atWork(at, person.country);
  if (machine.kind === 'browser') return isAway && person.work ? person.work.addressAt(at) : person.home.addressAt(at);
  const onTheWay = isAway ? 0.6 : 0.2;
  if (dice.chance(onTheWay)) return dice.of(person.carrier);
  return isAway && person.work ? person.work.addressAt(at) : person.home.addressAt(at);
}

export function ordinarily(person: Person, at: number, dice: Dice): Circumstances {
  const [main, ...others] = person.machines as [Machine, ...Machine[]];
  const machine = others.length > 0 && dice.chance(0.2) ? dice.of(others) : main;
  return { machine, address: ordinaryAddress(person, machine, at, dice), country: person.country };
}

/** Moments of sessions within one day that begins at local midnight. */
export function momentsOf(person: Person, midnight: number, dice: Dice, factor = 1): number[] {
  const weekend = isWeekend(midnight + day / 2, person.country) ? person.weekendFactor : 1;
  const count = dice.poisson(person.sessionsADay * weekend * factor);
  const hours = person.hours.map((weight, hourOfDay) => [hourOfDay, weight] as const);
  return Array.from({ length: count }, () => midnight + Math.floor((dice.weighted(hours) + dice.next()) * (day / 24)));
}
