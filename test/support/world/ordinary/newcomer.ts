import { minute } from '../clock.js';
import { ordinarily } from '../person.js';
import { session } from '../session.js';
import type { World } from '../world.js';

/** Signs up within these weeks, looks around, and pays in or out on the first day. */
export function newcomer(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.newcomer); n += 1) {
    const person = world.newPerson(kind);
    const { dice } = person;
    const at = world.someTime(dice);
    const where = ordinarily(person, at, dice);
    world.signUp(person, at, where);
    const more = dice.chance(0.7) ? [{ type: 'EMAIL_CONFIRMATION' }] : [];
    session(world, person, at + dice.lognormal(3 * minute, 0.8), where, { failures: 0, also: [...more, ...(dice.chance(0.3) ? [{ type: 'PROMO_REDEEM' }] : [])] });
    world.live(person, { from: at + 30 * minute });
  }
}
