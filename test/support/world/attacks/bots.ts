import { hour, second } from '../clock.js';
import type { Dice } from '../dice.js';
import type { Attack } from '../event.js';
import type { Machine } from '../machines.js';
import { homePrefix, addressBelow, hostingAddress } from '../networks.js';
import type { Person } from '../person.js';
import type { World } from '../world.js';

/** An account that nobody but a program uses. */
export function botAccount(world: World, attack: Attack): Person {
  const person = world.newPerson(attack);
  person.role = 'attacker';
  person.attack = attack;
  return person;
}

const chores = [['ALIAS_VIEW', 30], ['SEARCH_RECIPIENTS', 25], ['BALANCE_CHECK', 25], ['TRANSACTIONS_VIEW', 20]] as const;

/** Runs of a program: it logs in, asks the same things over and over, and comes back hours later. */
export function runs(world: World, person: Person, machine: Machine, attack: Attack, pause: (dice: Dice) => number): void {
  const { dice } = person;
  const address = dice.chance(0.6) ? hostingAddress(dice) : addressBelow(homePrefix(person.country, dice), dice);
  let at = world.someTime(dice, 0, 4);
  for (let run = dice.whole(1, 5); run > 0; run -= 1) {
    const where = { machine, address, country: person.country };
    const sessionId = `s-${dice.hex(12)}`;
    const chore = dice.chance(0.5) ? dice.weighted(chores) : null;
    world.diary.write(person, at, 'LOGIN_SUCCESS', sessionId, where, {}, attack);
    for (let step = dice.whole(12, 70); step > 0; step -= 1) {
      at += pause(dice);
      world.diary.write(person, at, chore ?? dice.weighted(chores), sessionId, where, {}, attack);
    }
    at += dice.between(2, 14) * hour + dice.between(0, 60) * second;
  }
}
