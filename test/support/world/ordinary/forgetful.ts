import { hour, second } from '../clock.js';
import { ordinarily } from '../person.js';
import type { World } from '../world.js';

/** Types the password wrong three to six times, resets it by mail, and is in. Happens to them again and again. */
export function forgetful(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.forgetful); n += 1) {
    const person = world.newPerson(kind);
    const { dice } = person;
    world.live(person, { plan: (_, own) => (own.chance(0.12) ? { failures: own.whole(2, 4) } : {}) });
    for (let times = dice.whole(1, 2); times > 0; times -= 1) {
      let at = world.someTime(dice);
      const where = ordinarily(person, at, dice);
      const sessionId = `s-${dice.hex(12)}`;
      const failures = dice.whole(3, 6);
      for (let failure = 1; failure <= failures; failure += 1) {
        world.diary.write(person, at, 'LOGIN_FAILED', sessionId, where, { failedAttemptsCount: failure });
        at += dice.lognormal(14 * second, 0.8);
      }
      world.diary.write(person, at, 'PASSWORD_RESET', sessionId, where);
      at += Math.min(dice.lognormal(90 * second, 0.7), hour);
      world.diary.write(person, at, 'PASSWORD_CHANGE', sessionId, where);
      at += dice.lognormal(8 * second, 0.5);
      world.diary.write(person, at, 'LOGIN_SUCCESS', sessionId, where);
      at += 400;
      world.diary.write(person, at, 'BALANCE_CHECK', sessionId, where);
    }
  }
}
