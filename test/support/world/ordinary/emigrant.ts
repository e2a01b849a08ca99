import { day, hour } from '../clock.js';
import { phone } from '../machines.js';
import { ordinarily } from '../person.js';
import type { World } from '../world.js';

/** Lives abroad with an account and a tax identifier from home; a third of them moves within these weeks, and some buy a phone there. */
export function emigrant(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.emigrant); n += 1) {
    const person = world.newPerson(kind, { country: 'AR' });
    const { dice } = person;
    const to = dice.of(['ES', 'IT', 'US', 'UY', 'CL', 'BR', 'MX']);
    const moves = dice.chance(0.35) ? world.someTime(dice, 4, 6) : world.begins - day;
    const [home, carrier] = [world.lineIn(to, dice), world.carrierIn(to, 1)];
    const buys = dice.chance(0.3) ? moves + dice.exponential(8 * day) : Infinity;
    const bought = phone(dice, world.parameters);
    world.live(person, {
      circumstances: (at, own) => {
        const where = ordinarily(person, at, own);
        const machine = at >= buys ? bought : where.machine;
        if (at < moves) return { ...where, machine };
        if (at < moves + 16 * hour) return null;
        return { machine, address: own.chance(0.65) ? home.addressAt(at) : own.of(carrier), country: to };
      },
    });
  }
}
