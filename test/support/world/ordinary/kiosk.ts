import { browser } from '../machines.js';
import { ordinarily } from '../person.js';
import type { World } from '../world.js';

/** Neighbours without a computer who use the one of a corner shop or a library. */
export function kiosk(world: World, kind: string): void {
  const dice = world.dice.fork(kind);
  const [line, machine] = [world.fixedLineIn('AR', dice), browser(dice, 'AR')];
  for (let n = 0; n < world.count(world.parameters.shares.kiosk); n += 1) {
    const person = world.newPerson(kind, { country: 'AR' });
    world.live(person, {
      circumstances: (at, own) => (own.chance(0.7) ? { machine, address: line.addressAt(at), country: 'AR' } : ordinarily(person, at, own)),
    });
  }
}
