import { minute, second } from '../clock.js';
import { browser } from '../machines.js';
import { ordinarily } from '../person.js';
import type { World } from '../world.js';
import { thiefsAddress } from './wires.js';

/** The cookie is taken out of the owner's browser by malware, or on the way by a false login page: a stranger goes on in the session that its owner opened, and needs no password. */
export function stolenSession(world: World): void {
  const { words, stolen } = world.parameters.attacks;
  for (let n = 0; n < world.size.attacked; n += 1) {
    const person = world.newPerson('session stolen');
    const { dice } = person;
    person.role = 'victim';
    person.attack = 'stolen-session';
    person.machines = [browser(dice, person.country)];
    const began = world.someTime(dice, 7, 4);
    world.live(person, { until: began });
    const sessionId = `s-${dice.hex(12)}`;
    const home = ordinarily(person, began, dice);
    let at = began;
    for (const type of ['LOGIN_SUCCESS', 'BALANCE_CHECK', 'ACCOUNTS_VIEW', 'TRANSACTIONS_VIEW']) {
      world.diary.write(person, at, type, sessionId, home);
      at += dice.between(2, 20) * second;
    }
    at += dice.between(1, stolen.soldWithinMinutes) * minute;
    const own = browser(dice, person.country);
    // What was stolen with the cookie tells what to look like; the device's id is kept elsewhere.
    const machine = dice.chance(stolen.looksAlike) ? { ...own, userAgent: home.machine.userAgent } : own;
    const address = thiefsAddress(dice, { abroad: stolen.fromAbroad, hosting: 0.35, countries: words.countries, home: person.country });
    const where = { machine: dice.chance(stolen.namesDevice) ? machine : { ...machine, deviceId: '' }, address };
    const write = (type: string, more = {}): void => {
      world.diary.write(person, at, type, sessionId, where, more, 'stolen-session');
      at += dice.between(3, 60) * second;
    };
    for (const type of ['BALANCE_CHECK', 'ACCOUNTS_VIEW', ...dice.some(['TRANSACTIONS_VIEW', 'NAVIGATION', 'PROFILE_VIEW', 'ALIAS_VIEW'], dice.whole(1, 4))]) write(type);
    if (dice.chance(stolen.changesShare)) write(dice.of(['PHONE_CHANGE', 'PIN_CHANGE', 'DEVICE_ADDED']));
    for (let transfer = 0; transfer < stolen.transfers; transfer += 1) write('TRANSFER_SUCCESS', world.transferOf(person, world.strangersAccount(dice), person.usualAmount * stolen.amountTimes * dice.between(0.6, 1.6)));
    world.live(person, { from: at + dice.between(1, 4) * 1_440 * minute });
  }
}
