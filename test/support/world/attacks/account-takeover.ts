import { day, minute } from '../clock.js';
import { browser, phone } from '../machines.js';
import { session } from '../session.js';
import type { World } from '../world.js';
import { thiefsAddress } from './wires.js';

/** A stranger gets in, locks the owner out, and sends the money to an account that the owner never paid. */
export function accountTakeover(world: World): void {
  const { words, takeover } = world.parameters.attacks;
  for (let n = 0; n < world.size.attacked; n += 1) {
    const person = world.newPerson('taken over');
    const { dice } = person;
    person.role = 'victim';
    person.attack = 'account-takeover';
    const at = world.someTime(dice, 7, 4);
    world.live(person, { until: at });
    const machine = dice.chance(0.6) ? phone(dice, world.parameters) : browser(dice, person.country);
    const where = { machine, address: thiefsAddress(dice, { abroad: takeover.fromAbroad, hosting: 0.35, countries: words.countries, home: person.country }), country: person.country };
    const locks = dice.chance(takeover.changesShare) ? dice.some(['PASSWORD_CHANGE', 'EMAIL_CHANGE', 'PHONE_CHANGE', 'PIN_CHANGE', 'DEVICE_ADDED'], dice.whole(1, 3)) : [];
    const transfers = Array.from({ length: takeover.transfers }, () => ({ to: world.strangersAccount(dice), amount: person.usualAmount * takeover.amountTimes * dice.between(0.6, 1.6) }));
    const failures = dice.chance(takeover.isPhished) ? 0 : dice.whole(1, 4);
    const pause = dice.chance(0.3) ? dice.between(0.05, takeover.waitsDays) * day : 0;
    const also = locks.map((type) => ({ type, more: type === 'EMAIL_CHANGE' ? { metadata: { email: `${dice.hex(8)}@gmail.com` } } : {} }));
    // Who is patient reads for a while what there is, so that nothing about him is new any more by the time he acts.
    const patience = dice.fork('patience');
    const read = Array.from({ length: patience.chance(world.parameters.patientThieves) ? patience.whole(35, 90) : 0 }, () => ({ type: patience.of(['NAVIGATION', 'TRANSACTIONS_VIEW', 'ACCOUNTS_VIEW']) }));
    const begins = read.length === 0 ? at : session(world, person, at, where, { failures, also: read, quiet: true, attack: 'account-takeover' }) + patience.between(5, 120) * minute;
    const done = session(world, person, begins, where, { failures: read.length === 0 ? failures : 0, also, transfers: pause === 0 ? transfers : [], quiet: true, attack: 'account-takeover' });
    if (pause > 0) session(world, person, done + pause, where, { failures: 0, transfers, quiet: true, attack: 'account-takeover' });
    // The owner finds the door locked, calls the bank, and is back some days later.
    world.live(person, { from: done + pause + dice.between(2, 4) * day + minute });
  }
}
