import { browserOnAndroid } from '../machines.js';
import type { World } from '../world.js';

/** Strangers who bought one model of telephone and use the bank in its browser: what a fingerprint is made of is the same, and each lives alone. */
export function lookalike(world: World, kind: string): void {
  const machine = browserOnAndroid(world.dice.fork(kind), 'AR');
  for (let n = 0; n < world.count(world.parameters.lookalikes); n += 1) {
    const person = world.newPerson(kind, { country: 'AR' });
    person.machines = [machine];
    world.live(person);
  }
}
