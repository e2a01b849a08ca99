import { minute, second } from '../clock.js';
import { browser } from '../machines.js';
import { plain } from '../names.js';
import { session } from '../session.js';
import { falseTaxId } from '../tax-ids.js';
import type { Dice } from '../dice.js';
import type { World } from '../world.js';
import { botAccount } from './bots.js';
import { thiefsAddress } from './wires.js';

const mashed = (dice: Dice): string => dice.of([
  () => Array.from({ length: dice.whole(4, 9) }, () => dice.of([...'asdfghjklqwertyuiop'])).join(''),
  () => dice.of(['asdasd', 'qwerty', 'test', 'aaaa', 'xxxx', 'prueba', 'sdfsdf', 'zxcvbn']),
  () => Array.from({ length: dice.whole(3, 6) }, () => dice.of([...'bcdfghjklmnpqrstvwxz'])).join(''),
])();

/** Signs up with a mailbox that is gone tomorrow, for a bonus or for an account to throw away. */
export function disposableSignUp(world: World): void {
  const { words, disposable } = world.parameters.attacks;
  for (let n = 0; n < world.size.attacked; n += 1) {
    const person = botAccount(world, 'disposable-sign-up');
    const { dice } = person;
    const isMashed = dice.chance(disposable.gibberishShare);
    if (isMashed) [person.first, person.last] = [mashed(dice), mashed(dice)];
    const box = dice.chance(0.5) ? dice.hex(10) : `${plain(person.first)}${dice.whole(1, 9_999)}`;
    person.email = `${box}@${dice.of(words.disposableDomains)}`;
    if (dice.chance(disposable.falseTaxIdShare)) person.taxId = falseTaxId(person.country, 900_000 + n, dice);
    const machine = browser(dice, person.country);
    const where = { machine, address: thiefsAddress(dice, { abroad: 0.3, hosting: 0.25, countries: words.countries, home: person.country }), country: person.country };
    const at = world.someTime(dice);
    world.signUp(person, at, where);
    const also = [...(dice.chance(0.6) ? [{ type: 'EMAIL_CONFIRMATION' }] : []), ...(dice.chance(disposable.promoShare) ? [{ type: 'PROMO_REDEEM' }] : [])];
    session(world, person, at + dice.between(20 * second, 5 * minute), where, { failures: 0, also, attack: 'disposable-sign-up' });
  }
}
