import { second } from '../clock.js';
import { browser } from '../machines.js';
import type { World } from '../world.js';
import { botAccount, runs } from './bots.js';

/** Puppeteer and its kin: half of them say so in their agent, the others were patched and let the driver's mark show. */
export function headlessBrowser(world: World): void {
  const { words, botPauseSeconds } = world.parameters.attacks;
  for (let n = 0; n < world.size.attacked; n += 1) {
    const person = botAccount(world, 'headless-browser');
    const { dice } = person;
    const says = dice.chance(0.5);
    const real = browser(dice, person.country);
    const machine = {
      ...real,
      userAgent: dice.of(says ? words.headlessAgents : words.drivenAgents),
      details: { platform: 'web', osName: 'Linux', browser: 'Chrome', timezone: dice.of(['UTC', 'Etc/UTC', 'America/New_York']), screen: { width: 800, height: 600 }, ...(says && dice.chance(0.4) ? {} : { webdriver: true }) },
    };
    runs(world, person, machine, 'headless-browser', (own) => own.lognormal(botPauseSeconds * second, 0.5));
  }
}
