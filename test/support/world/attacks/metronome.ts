import { second } from '../clock.js';
import { browser, phone } from '../machines.js';
import type { World } from '../world.js';
import { botAccount, runs } from './bots.js';

/** A program in a disguise without a fault, given away by nothing but its beat. */
export function metronome(world: World): void {
  const { everySeconds, jitter } = world.parameters.attacks.metronome;
  for (let n = 0; n < world.size.attacked; n += 1) {
    const person = botAccount(world, 'metronome');
    const machine = person.dice.chance(0.5) ? browser(person.dice, person.country) : phone(person.dice, world.parameters);
    const beat = everySeconds * person.dice.between(0.7, 1.4) * second;
    runs(world, person, machine, 'metronome', (own) => beat * (1 + jitter * own.normal()));
  }
}
