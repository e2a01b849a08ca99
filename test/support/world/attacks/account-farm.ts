import { day, hour, minute } from '../clock.js';
import { phone } from '../machines.js';
import { aName, plain } from '../names.js';
import { session } from '../session.js';
import type { World } from '../world.js';
import { botAccount } from './bots.js';

/** One hand, a few phones, many accounts: the mailbox is one with dots and tags, the bonuses go to one place. */
export function accountFarm(world: World): void {
  const { accounts, phones, aliasShare, daysToBuild } = world.parameters.attacks.farm;
  const dice = world.dice.fork('farms');
  for (let left = world.size.attacked; left > 0; left -= accounts) {
    const machines = Array.from({ length: phones }, () => phone(dice, world.parameters));
    const home = world.lineIn('AR', dice);
    const carrier = world.carrierIn('AR', dice.whole(0, 2));
    const collector = world.strangersAccount(dice);
    const farmer = aName(dice);
    const box = `${plain(farmer.first)}${plain(farmer.last)}${dice.whole(1, 99)}`;
    const begins = world.someTime(dice, 0, daysToBuild + 4);
    const done = begins + daysToBuild * day;
    // One account on a phone is nobody's farm: the last, smaller one is still one.
    for (let n = 0; n < Math.min(Math.max(left, 5), accounts); n += 1) {
      const person = botAccount(world, 'account-farm');
      person.machines = [machines[n % machines.length] as (typeof machines)[number]];
      if (person.dice.chance(aliasShare)) person.email = person.dice.chance(0.6) ? `${box}+${n + 1}@gmail.com` : `${dotted(box, n)}@gmail.com`;
      if (person.dice.chance(0.3)) person.last = farmer.last;
      const where = (at: number) => ({ machine: person.machines[0]!, address: person.dice.chance(0.7) ? home.addressAt(at) : person.dice.of(carrier), country: 'AR' });
      const at = begins + (n / accounts) * daysToBuild * day + person.dice.between(0, 40) * minute;
      world.signUp(person, at, where(at));
      session(world, person, at + person.dice.between(1, 6) * minute, where(at), { failures: 0, also: [{ type: 'PROMO_REDEEM' }], quiet: true, attack: 'account-farm' });
      const paysOut = done + person.dice.between(1, 48) * hour;
      session(world, person, paysOut, where(paysOut), { failures: 0, quiet: true, transfers: [{ to: collector, amount: person.dice.lognormal(5_000, 0.1) }], attack: 'account-farm' });
    }
  }
}

/** A mailbox reads the same with a dot anywhere. */
const dotted = (box: string, n: number): string => {
  const at = 1 + (n % (box.length - 2));
  return `${box.slice(0, at)}.${box.slice(at)}`;
};
