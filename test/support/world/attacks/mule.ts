import { day, hour, minute } from '../clock.js';
import { accountOf, ordinarily } from '../person.js';
import { session } from '../session.js';
import type { World } from '../world.js';

/** An account that is lent out: many whom nobody has heard of pay in, and it goes straight on. */
export function mule(world: World): void {
  const { senders, keepsShare, outAfterMinutes, ownLifeShare } = world.parameters.attacks.mule;
  for (let n = 0; n < world.size.attacked; n += 1) {
    const person = world.newPerson('mule', { country: 'AR' });
    const { dice } = person;
    person.role = 'attacker';
    person.attack = 'mule';
    const begins = world.someTime(dice, 5, 6);
    if (dice.chance(ownLifeShare)) world.live(person, { until: begins });
    else world.signUp(person, begins - dice.between(1, 4) * day, ordinarily(person, begins, dice));
    const outlets = Array.from({ length: dice.whole(1, 3) }, () => world.strangersAccount(dice));
    let at = begins;
    for (let paid = 0; paid < senders; paid += 1) {
      at += dice.exponential((3 * day) / senders);
      const amount = dice.lognormal(250_000, 0.6);
      const deceived = world.newPerson('deceived', { country: 'AR' });
      deceived.role = 'target';
      world.live(deceived);
      session(world, deceived, at, ordinarily(deceived, at, deceived.dice), { quiet: true, failures: 0, transfers: [{ to: accountOf(person), amount }] });
      const out = at + Math.min(dice.lognormal(outAfterMinutes * minute, 0.6), 8 * hour);
      session(world, person, out, ordinarily(person, out, dice), { quiet: true, failures: 0, transfers: [{ to: dice.of(outlets), amount: amount * (1 - keepsShare * dice.between(0.5, 1.5)) }], attack: 'mule' });
    }
  }
}
