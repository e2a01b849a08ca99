import { hour, second } from '../clock.js';
import { browser, phone } from '../machines.js';
import { hostingLine, takenOn } from '../networks.js';
import type { World } from '../world.js';
import { leakedList } from './leaked-list.js';
import { thiefsAddress } from './wires.js';

/** One botnet goes through a list of leaked passwords: once or twice at each account, and a few of them open. */
export function credentialStuffing(world: World): void {
  const { words, stuffing, takeover } = world.parameters.attacks;
  const dice = world.dice.fork('stuffing');
  const left = dice.shuffled(leakedList(world, 'leaked', 'credential-stuffing'));
  const campaigns = [world.someTime(dice, 5, 2), world.someTime(dice, 8, 2)];
  for (let n = 0; left.length > 0; n += 1) {
    const address = thiefsAddress(dice, { abroad: takeover.fromAbroad + 0.3, hosting: stuffing.fromHosting, countries: words.countries, home: 'AR' });
    const six = dice.fork(`ipv6 ${n}`);
    const line = six.chance(world.parameters.inSix.stuffing) ? hostingLine(six) : null;
    const tool = dice.chance(0.5) ? browser(dice, 'AR') : phone(dice, world.parameters);
    let at = (campaigns[n % campaigns.length] as number) + dice.between(0, 6) * hour;
    for (const person of left.splice(0, stuffing.accountsPerAddress)) {
      // Each account sees a device that nobody has seen: the tool makes one up, and of IPv6 an address.
      const where = { machine: { ...tool, deviceId: dice.hex(16) }, address: line === null ? address : takenOn(line, six), country: 'AR' };
      const sessionId = `s-${dice.hex(12)}`;
      const opens = person.role === 'victim';
      for (let failure = opens ? dice.whole(0, 1) : dice.whole(1, 2); failure > 0; failure -= 1) {
        world.diary.write(person, at, 'LOGIN_FAILED', sessionId, where, {}, 'credential-stuffing');
        at += dice.exponential(stuffing.pauseSeconds * second);
      }
      if (opens) {
        world.diary.write(person, at, 'LOGIN_SUCCESS', sessionId, where, {}, 'credential-stuffing');
        at += dice.between(0.3, 2) * second;
        world.diary.write(person, at, 'BALANCE_CHECK', sessionId, where, {}, 'credential-stuffing');
      }
      at += dice.exponential(stuffing.pauseSeconds * second);
    }
  }
}
