import { phoneNumber } from '../names.js';
import { ordinarily } from '../person.js';
import { session } from '../session.js';
import type { World } from '../world.js';

/** Moves house: another line, another carrier, another address of record, at times another number. */
export function mover(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.mover); n += 1) {
    const person = world.newPerson(kind);
    const { dice } = person;
    const at = world.someTime(dice, 2);
    world.live(person, { until: at });
    person.home = world.lineIn(person.country, dice);
    person.carrier = world.carrierIn(person.country, dice.whole(0, 5));
    const also: { type: string; more: { metadata: Record<string, unknown> } }[] = [{ type: 'ADDRESS_CHANGED', more: { metadata: { city: dice.of(['Rosario', 'Córdoba', 'La Plata', 'Mendoza']), country: person.country } } }];
    if (dice.chance(0.3)) also.push({ type: 'PHONE_CHANGE', more: { metadata: { phone: (person.phone = phoneNumber(person.country, dice)) } } });
    session(world, person, at, ordinarily(person, at, dice), { also, transfers: [{ to: world.strangersAccount(dice), amount: person.usualAmount * dice.between(5, 15) }] });
    world.live(person, { from: at + 1 });
  }
}
