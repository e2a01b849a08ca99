import { browser } from '../machines.js';
import { surname } from '../names.js';
import { ordinarily } from '../person.js';
import type { World } from '../world.js';

/** Two to five under one roof: one Wi-Fi, mostly one surname, and in many homes a tablet or a computer that everybody uses. */
export function household(world: World, kind: string): void {
  const dice = world.dice.fork(kind);
  for (let left = world.count(world.parameters.shares.household); left > 0; ) {
    const size = Math.min(left, dice.weighted([[2, 45], [3, 28], [4, 20], [5, 7]] as const));
    const [last, country] = [surname(dice), dice.weighted([['AR', 82], ['CL', 9], ['BR', 9]] as const)];
    const home = world.lineIn(country, dice);
    const tablet = dice.chance(0.45) ? browser(dice, country) : null;
    for (let n = 0; n < size; n += 1) {
      const person = world.newPerson(kind, dice.chance(0.75) ? { country, last } : { country });
      person.home = home;
      const uses = tablet !== null && dice.chance(0.7);
      world.live(person, {
        circumstances: (at, own) => {
          const where = ordinarily(person, at, own);
          return uses && own.chance(0.25) ? { ...where, machine: tablet, address: home.addressAt(at) } : where;
        },
      });
    }
    left -= size;
  }
}
