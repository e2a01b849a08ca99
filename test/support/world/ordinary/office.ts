import type { World } from '../world.js';
import { browser } from '../machines.js';

/** Many who work behind one address, with a computer of their own each, which the same hands installed. */
export function office(world: World, kind: string): void {
  const dice = world.dice.fork(kind);
  const scale = world.size.people / 2_500;
  for (const size of world.parameters.officeSizes) {
    const work = world.fixedLineIn('AR', dice);
    for (let n = 0; n < Math.max(3, size * scale); n += 1) {
      const person = world.newPerson(kind, { country: 'AR' });
      person.work = work;
      if (dice.chance(0.5)) person.machines.push(browser(dice, 'AR'));
      world.live(person);
    }
  }
}
