import { worldOf } from './world/make-world.js';
import { takesPictures } from './browser.js';
import type { WholeSystem } from './whole-system.js';

const AT_ONCE = 1_000;
/** Enough to see something on each screen. Documentation shows the whole fortnight. */
const NEWEST = 600;

/** A small made-up bank whose last fortnight ends now: people who live, and one attack of each kind. */
export async function populate(system: WholeSystem): Promise<void> {
  const { customers, events } = worldOf(1, { people: 30, attacked: 1, days: 14 });
  const shift = Date.now() - (events.at(-1)?.at ?? 0);
  const posted = (takesPictures ? events : events.slice(-NEWEST)).map(({ at, event }) => ({ ...event, timestamp: new Date(Math.floor(at + shift)).toISOString() }));
  await system.post('/entities/batch', customers.map(({ country, ...customer }) => ({ type: 'person', countryCode: country, ...customer })));
  for (let from = 0; from < posted.length; from += AT_ONCE) await system.post('/events/user/batch?withAutoEntity=true', posted.slice(from, from + AT_ONCE));
  await system.settled(300_000);
}
