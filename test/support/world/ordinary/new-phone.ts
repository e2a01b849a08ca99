import { minute } from '../clock.js';
import { phone } from '../machines.js';
import { ordinarily } from '../person.js';
import { session } from '../session.js';
import type { World } from '../world.js';

/** Buys a phone, gives it to the bank's app with a new PIN, perhaps a new number, and pays with it on the same evening. */
export function newPhone(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.newPhone); n += 1) {
    const person = world.newPerson(kind);
    const { dice } = person;
    const bought = phone(dice, world.parameters);
    const at = world.someTime(dice, 1);
    world.live(person, { until: at });
    const where = { machine: bought, address: person.home.addressAt(at), country: person.country };
    const also = [{ type: 'DEVICE_ADDED' }, { type: 'PIN_CHANGE' }, ...(dice.chance(0.15) ? [{ type: 'PASSWORD_CHANGE' }] : []), ...(dice.chance(0.1) ? [{ type: 'PHONE_CHANGE' }] : [])];
    const done = session(world, person, at, where, { failures: dice.chance(0.3) ? 1 : 0, also });
    if (dice.chance(0.5)) session(world, person, done + dice.between(2, 90) * minute, where, { transfers: [world.everydayTransfer(person)] });
    person.machines = dice.chance(0.3) ? [bought, ...person.machines] : [bought];
    world.live(person, { from: done, circumstances: (later, own) => ordinarily(person, later, own) });
  }
}
