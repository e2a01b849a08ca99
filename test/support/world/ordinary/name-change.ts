import { ordinarily } from '../person.js';
import { session } from '../session.js';
import { plain, surname } from '../names.js';
import type { World } from '../world.js';

/** Marries or divorces: another surname, and with it often another mail address. */
export function nameChange(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.nameChange); n += 1) {
    const person = world.newPerson(kind);
    const { dice } = person;
    const at = world.someTime(dice, 2);
    world.live(person, { until: at });
    person.last = dice.chance(0.5) ? `${person.last} de ${surname(dice)}` : surname(dice);
    const also: { type: string; more: { metadata: Record<string, string> } }[] = [{ type: 'PROFILE_UPDATED', more: { metadata: { firstName: person.first, lastName: person.last } } }];
    if (dice.chance(0.4)) {
      person.email = `${plain(person.first)}${dice.whole(1, 999)}@gmail.com`;
      also.push({ type: 'EMAIL_CHANGE', more: { metadata: { email: person.email } } });
    }
    session(world, person, at, ordinarily(person, at, dice), { also });
    world.live(person, { from: at + 1 });
  }
}
