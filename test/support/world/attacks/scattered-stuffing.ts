import { hour, second } from '../clock.js';
import { browser, phone } from '../machines.js';
import type { World } from '../world.js';
import { leakedList } from './leaked-list.js';
import { thiefsAddress } from './wires.js';

/** The same list, tried out through strangers' lines at home, which are rented by the thousand: no two accounts from one address, most from the country of their owners. */
export function scatteredStuffing(world: World): void {
  const { words, stuffing, scattered } = world.parameters.attacks;
  const dice = world.dice.fork('scattered stuffing');
  const list = leakedList(world, 'leaked to many', 'scattered-stuffing');
  const tools = Array.from({ length: scattered.tools }, () => (dice.chance(0.5) ? browser(dice, 'AR') : phone(dice, world.parameters)));
  const began = world.someTime(dice, 7, 3);
  for (const person of dice.shuffled(list)) {
    const address = thiefsAddress(dice, { abroad: scattered.fromAbroad, hosting: 0, countries: words.countries, home: person.country });
    const where = { machine: { ...dice.of(tools), deviceId: dice.hex(16) }, address, country: person.country };
    const sessionId = `s-${dice.hex(12)}`;
    const opens = person.role === 'victim';
    let at = began + dice.between(0, scattered.hours) * hour;
    for (let failure = opens ? dice.whole(0, 1) : dice.whole(1, 2); failure > 0; failure -= 1) {
      world.diary.write(person, at, 'LOGIN_FAILED', sessionId, where, {}, 'scattered-stuffing');
      at += dice.exponential(stuffing.pauseSeconds * second);
    }
    if (!opens) continue;
    world.diary.write(person, at, 'LOGIN_SUCCESS', sessionId, where, {}, 'scattered-stuffing');
    world.diary.write(person, at + dice.between(0.3, 2) * second, 'BALANCE_CHECK', sessionId, where, {}, 'scattered-stuffing');
  }
}
