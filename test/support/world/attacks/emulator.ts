import { hour, minute } from '../clock.js';
import { phone } from '../machines.js';
import { addressBelow, homePrefix } from '../networks.js';
import { session } from '../session.js';
import type { World } from '../world.js';
import { botAccount } from './bots.js';

/** The bank's app on phones that do not exist. Some say so, some only have a model that nobody sells. */
export function emulator(world: World): void {
  const { words, emulator: { accountsPerMachine, rootedShare } } = world.parameters.attacks;
  const dice = world.dice.fork('emulators');
  for (let left = world.size.attacked; left > 0; left -= accountsPerMachine) {
    const emulated = dice.of(words.emulatedPhones);
    const real = phone(dice, world.parameters);
    const machine = {
      ...real,
      deviceId: dice.hex(16),
      userAgent: world.parameters.app.android(emulated.model, '11'),
      details: { platform: 'android', osName: 'Android', osVersion: '11', ...emulated, isEmulator: dice.chance(0.8), isRooted: dice.chance(rootedShare) },
    };
    const address = addressBelow(homePrefix('AR', dice), dice);
    for (let n = 0; n < Math.min(left, accountsPerMachine); n += 1) {
      const person = botAccount(world, 'emulator');
      let at = world.someTime(person.dice, 0, 3);
      for (let visit = person.dice.whole(2, 6); visit > 0; visit -= 1) {
        session(world, person, at, { machine, address, country: 'AR' }, { attack: 'emulator' });
        at += person.dice.between(20 * minute, 12 * hour);
      }
    }
  }
}
