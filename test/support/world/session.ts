import { minute, second } from './clock.js';
import type { Dice } from './dice.js';
import type { More } from './diary.js';
import type { Attack } from './event.js';
import type { Circumstances, Payee, Person } from './person.js';
import type { World } from './world.js';

export interface Plan {
  /** Certain transfers, besides those that come up by chance. */
  readonly transfers?: readonly { readonly to: Payee; readonly amount: number }[];
  /** Logins that fail before one succeeds; left out: now and then. */
  readonly failures?: number;
  /** What is done after the login, with what is said of it. */
  readonly also?: readonly { readonly type: string; readonly more?: More }[];
  readonly quiet?: boolean;
  readonly attack?: Attack;
}

const looks = [['TRANSACTIONS_VIEW', 30], ['NAVIGATION', 34], ['PROFILE_VIEW', 4], ['MESSAGES_VIEW', 8], ['ALIAS_VIEW', 6], ['BALANCE_CHECK', 12], ['ACCOUNT_HOLDERS_VIEW', 2]] as const;

/** A hand taps, reads, is called away. */
const pause = (dice: Dice): number => Math.max(0.7 * second, dice.lognormal(8 * second, 1));

/** Somebody opens the app, looks, perhaps pays, and goes. Answers when it was over. */
export function session(world: World, person: Person, startsAt: number, where: Circumstances, plan: Plan = {}): number {
  const { dice } = person;
  const sessionId = `s-${dice.hex(12)}`;
  const attack = plan.attack ?? null;
  let at = startsAt;
  const write = (type: string, more: More = {}): void => world.diary.write(person, at, type, sessionId, where, more, attack);

  const failures = plan.failures ?? (dice.chance(person.failsLogin) ? dice.weighted([[1, 75], [2, 20], [3, 5]] as const) : 0);
  for (let n = 1; n <= failures; n += 1) {
    write('LOGIN_FAILED', { failedAttemptsCount: n });
    at += Math.max(2 * second, dice.lognormal(9 * second, 0.7));
  }
  write('LOGIN_SUCCESS');
  // The app asks for these by itself as it opens.
  at += dice.between(80, 600);
  write('BALANCE_CHECK');
  at += dice.between(20, 400);
  write('ACCOUNTS_VIEW');

  for (const { type, more } of plan.also ?? []) {
    at += pause(dice);
    write(type, more);
  }
  const pays = [...(plan.transfers ?? [])];
  if (!plan.quiet && dice.chance(person.transferShare)) pays.push(world.everydayTransfer(person));
  const glances = plan.quiet ? 0 : dice.poisson(1.4);
  for (let n = 0; n < glances; n += 1) {
    at += pause(dice);
    write(dice.weighted(looks));
  }
  for (const { to, amount } of pays) {
    at += pause(dice);
    if (dice.chance(0.35)) {
      write('SEARCH_RECIPIENTS');
      at += pause(dice);
    }
    const more = world.transferOf(person, to, amount);
    if (!attack && dice.chance(0.03)) {
      write('TRANSFER_FAILED', more);
      at += pause(dice);
    }
    at += dice.lognormal(12 * second, 0.6);
    write('TRANSFER_SUCCESS', more);
  }
  if (dice.chance(0.25)) {
    at += Math.min(pause(dice), 5 * minute);
    write('LOGOUT');
  }
  return at;
}
