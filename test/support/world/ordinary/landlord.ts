import { day, dayOfMonth, hour } from '../clock.js';
import { accountOf, ordinarily } from '../person.js';
import { session } from '../session.js';
import type { World } from '../world.js';

/** Owns some flats: in the first days of a month the rents come in, from people who may never have paid here before, and stay mostly. */
export function landlord(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.landlord); n += 1) {
    const owner = world.newPerson(kind, { country: 'AR' });
    const { dice } = owner;
    const tenants = dice.some(world.people.filter(({ kind: other, country }) => other === 'somebody' && country === 'AR'), dice.whole(3, 9));
    for (const tenant of tenants) {
      const rent = tenant.usualAmount * dice.between(6, 14);
      for (let at = world.begins + dice.between(10, 22) * hour; at < world.ends; at += day) {
        if (dayOfMonth(at, 'AR') !== 1 + (tenant.account.charCodeAt(5) % 7)) continue;
        session(world, tenant, at, ordinarily(tenant, at, tenant.dice), { quiet: true, transfers: [{ to: accountOf(owner), amount: rent }] });
      }
    }
    world.live(owner);
  }
}
