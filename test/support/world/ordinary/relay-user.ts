import { safariOnPhone } from '../machines.js';
import { relayAddress } from '../networks.js';
import type { World } from '../world.js';

/** Safari through the relay of its maker: another exit for nearly every session, which nobody chose. */
export function relayUser(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.relayUser); n += 1) {
    const person = world.newPerson(kind);
    person.machines = [safariOnPhone(person.dice, person.country)];
    world.live(person, {
      circumstances: (_, own) => ({ machine: person.machines[0]!, address: relayAddress(person.country, own), country: person.country }),
    });
  }
}
