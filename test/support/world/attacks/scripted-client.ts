import { second } from '../clock.js';
import type { World } from '../world.js';
import { botAccount, runs } from './bots.js';

/** Somebody's script against the bank's interface: an agent of a library, and no device at all. */
export function scriptedClient(world: World): void {
  const { words, botPauseSeconds } = world.parameters.attacks;
  for (let n = 0; n < world.size.attacked; n += 1) {
    const person = botAccount(world, 'scripted-client');
    const machine = { deviceId: '', kind: 'browser' as const, userAgent: person.dice.of(words.scriptAgents), details: {} };
    runs(world, person, machine, 'scripted-client', (own) => own.lognormal(botPauseSeconds * second, 0.8));
  }
}
