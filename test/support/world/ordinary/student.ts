import { surname } from '../names.js';
import { phone } from '../machines.js';
import type { World } from '../world.js';

/** Students: the campus is one address, a dormitory another; they send each other small sums all the time. */
export function student(world: World, kind: string): void {
  const dice = world.dice.fork(kind);
  const [campus, dormitory] = [world.fixedLineIn('AR', dice), world.fixedLineIn('AR', dice)];
  const friends = Array.from({ length: world.count(world.parameters.shares.student) }, () => world.newPerson(kind, { country: 'AR', last: surname(dice) }));
  for (const person of friends) {
    person.machines = [phone(person.dice, world.parameters)];
    person.work = campus;
    if (person.dice.chance(0.4)) person.home = dormitory;
    person.transferShare = 0.4;
    person.usualAmount /= 4;
    person.payees.push(...person.dice.some(friends.filter((other) => other !== person), 5).map(({ account, taxId }) => ({ account, holder: taxId })));
    world.live(person);
  }
}
