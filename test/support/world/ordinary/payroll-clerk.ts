import { day, dayOfMonth, hour, isWeekend, offsetOf } from '../clock.js';
import { browser } from '../machines.js';
import { accountOf, ordinarily } from '../person.js';
import type { World } from '../world.js';

/** Uploads the wages of a small company: the bank executes them one after the other, within a minute, on the clerk's session. */
export function payrollClerk(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.payrollClerk); n += 1) {
    const clerk = world.newPerson(kind, { country: 'AR' });
    const { dice } = clerk;
    clerk.machines = [browser(dice, 'AR')];
    const staff = dice.some(world.people.filter((other) => other !== clerk && other.role === 'ordinary'), dice.whole(8, 25)).map(accountOf);
    for (let midnight = world.begins - offsetOf('AR'); midnight < world.ends; midnight += day) {
      if (dayOfMonth(midnight + hour, 'AR') !== 1 || isWeekend(midnight + hour, 'AR')) continue;
      let at = midnight + dice.between(10, 16) * hour;
      const [where, sessionId] = [ordinarily(clerk, at, dice), `s-${dice.hex(12)}`];
      world.diary.write(clerk, at, 'LOGIN_SUCCESS', sessionId, where);
      at += 90_000;
      for (const wage of staff) {
        world.diary.write(clerk, at, 'TRANSFER_SUCCESS', sessionId, where, world.transferOf(clerk, wage, dice.lognormal(900_000, 0.3)));
        at += dice.between(150, 2_500);
      }
    }
    world.live(clerk);
  }
}
