import { type BrowserName, browserOf, systemNamed, systemOf, type SystemName } from '../../device/agent-names.js';
import type { StatedDevice } from '../../device/stated-device.js';

/** Names that one machine rightly goes by: iPads ask for desktop pages, phones too, and Chromebooks run Android's apps. */
const alike: readonly ReadonlySet<SystemName>[] = [new Set(['iOS', 'macOS']), new Set(['Android', 'Linux']), new Set(['Android', 'ChromeOS']), new Set(['ChromeOS', 'Linux'])];

/** Whatever is built on Chromium may call itself Chrome, and only what is not can be told from it. */
const engines: Readonly<Record<BrowserName, string>> = { Chrome: 'Chromium', Edge: 'Chromium', Opera: 'Chromium', Samsung: 'Chromium', Yandex: 'Chromium', Firefox: 'Firefox', Safari: 'Safari' };

/** What the agent says otherwise than the device that it came with. */
export function contradictionsOf({ agent, system, browser, touchPoints }: StatedDevice): string[] {
  if (agent === null) return [];
  const found: string[] = [];
  const [claimed, stated] = [systemOf(agent), system === null ? null : systemNamed(system)];
  if (claimed !== null && stated !== null && claimed !== stated && !alike.some((names) => names.has(claimed) && names.has(stated))) {
    found.push(`${claimed} in the agent, ${stated} on the device`);
  }
  const [called, named] = [browserOf(agent), browser === null ? null : browserNamed(browser)];
  // On iOS every browser is Safari inside, and some do not say more.
  if (called !== null && named !== null && claimed !== 'iOS' && engines[called] !== engines[named]) found.push(`${called} in the agent, ${named} on the device`);
  if (touchPoints === 0 && (claimed === 'iOS' || claimed === 'Android')) found.push('a phone without a touch screen');
  return found;
}

function browserNamed(name: string): BrowserName | null {
  if (/firefox/i.test(name)) return 'Firefox';
  if (/safari/i.test(name)) return 'Safari';
  return /chrom|edge|opera|brave|vivaldi|samsung|yandex/i.test(name) ? 'Chrome' : null;
}
