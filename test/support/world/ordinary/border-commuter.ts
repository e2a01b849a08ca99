import { isWeekend, localHour } from '../clock.js';
import { ordinarily } from '../person.js';
import type { World } from '../world.js';

/** Sleeps on one bank of the river and works on the other. */
export function borderCommuter(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.borderCommuter); n += 1) {
    const person = world.newPerson(kind, { country: 'AR' });
    const to = person.dice.of(['UY', 'PY', 'BR']);
    const [office, carrier] = [world.fixedLineIn(to, person.dice), world.carrierIn(to, 0)];
    world.live(person, {
      circumstances: (at, own) => {
        const where = ordinarily(person, at, own);
        const away = !isWeekend(at, 'AR') && localHour(at, 'AR') >= 9 && localHour(at, 'AR') < 18;
        return away ? { ...where, address: own.chance(0.5) ? office.addressAt(at) : own.of(carrier), country: to } : where;
      },
    });
  }
}
