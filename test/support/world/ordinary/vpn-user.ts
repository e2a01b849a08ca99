import { vpnAddress } from '../networks.js';
import { browser } from '../machines.js';
import { ordinarily } from '../person.js';
import type { World } from '../world.js';

/** Hides the address, some always and some now and then, behind an exit that changes its country from day to day. */
export function vpnUser(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.vpnUser); n += 1) {
    const person = world.newPerson(kind);
    if (person.dice.chance(0.5)) person.machines = [browser(person.dice, person.country)];
    const share = person.dice.chance(0.4) ? 0.97 : person.dice.between(0.1, 0.6);
    const favourites = Array.from({ length: person.dice.whole(1, 6) }, () => vpnAddress(person.dice));
    world.live(person, {
      circumstances: (at, own) => {
        const where = ordinarily(person, at, own);
        return own.chance(share) ? { ...where, address: own.of(favourites) } : where;
      },
    });
  }
}
