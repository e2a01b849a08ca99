import { hour, isWeekend, offsetOf, day } from '../clock.js';
import { accountOf, ordinarily } from '../person.js';
import { session } from '../session.js';
import type { World } from '../world.js';

/** A kiosk or a hairdresser: many small sums come in from whoever passes by, and what comes in pays the wholesaler in the same week. */
export function shopkeeper(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.shopkeeper); n += 1) {
    const owner = world.newPerson(kind, { country: 'AR' });
    const { dice } = owner;
    const guests = world.people.filter(({ role, joinedAt, kind: other }) => role === 'ordinary' && joinedAt === null && other !== kind);
    const wholesaler = world.strangersAccount(dice);
    owner.payees = [wholesaler, ...owner.payees];
    const aDay = dice.between(2, 8);
    for (let midnight = world.begins - offsetOf('AR'); midnight < world.ends; midnight += day) {
      if (isWeekend(midnight + day / 2, 'AR') && dice.chance(0.5)) continue;
      for (let sale = dice.poisson(aDay); sale > 0; sale -= 1) {
        const guest = dice.of(guests);
        const at = midnight + dice.between(9, 20) * hour;
        session(world, guest, at, { ...ordinarily(guest, at, guest.dice), address: guest.dice.of(guest.carrier) }, { quiet: true, transfers: [{ to: accountOf(owner), amount: dice.lognormal(4_000, 0.8) }] });
      }
      if (!dice.chance(0.3)) continue;
      const at = midnight + dice.between(20, 22) * hour;
      session(world, owner, at, ordinarily(owner, at, dice), { quiet: true, transfers: [{ to: wholesaler, amount: aDay * dice.between(2, 4) * 4_500 }] });
    }
    world.live(owner);
  }
}
