import { day } from '../clock.js';
import { phone } from '../machines.js';
import { ordinarily } from '../person.js';
import { session } from '../session.js';
import type { World } from '../world.js';

/** Was here once, forgot the account, and comes back: with a wrong password, often on another phone, to move what is left. */
export function sleeper(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.sleeper); n += 1) {
    const person = world.newPerson(kind);
    const { dice } = person;
    const slept = world.begins + dice.between(0, 4) * day;
    world.live(person, { until: slept });
    const wakes = world.someTime(dice, 14);
    if (dice.chance(0.5)) person.machines = [phone(dice, world.parameters)];
    const where = ordinarily(person, wakes, dice);
    session(world, person, wakes, where, { failures: dice.whole(0, 3), transfers: dice.chance(0.5) ? [{ to: world.strangersAccount(dice), amount: dice.lognormal(person.usualAmount * 2, 0.6) }] : [] });
    world.live(person, { from: wakes + day / 8 });
  }
}
