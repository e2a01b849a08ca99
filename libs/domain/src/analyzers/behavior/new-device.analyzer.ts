import type { Arrivals } from '../../facts/arrivals.fact.js';
import { along, counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { surroundingsAt } from './familiar.js';

const dayMs = 86_400_000;
/** A takeover is noticed within days; after a month of quiet the device is simply theirs. */
const freshDays = 7;
const settledDays = 30;
/** So many of the things that are done at once with a new phone are what its owner does. */
const atHomeAsWell = 1.5;

const unknown: Arrivals = { located: 0, withAgents: 0, days: 0, ways: [] };
const atHome: Arrivals = { located: 40, withAgents: 40, days: 90, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 30, onNetwork: 40, inCountry: 40, withAgent: 0, onSystem: 40 }] };
const elsewhere: Arrivals = { ...atHome, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 0, onNetwork: 0, inCountry: 40, withAgent: 0, onSystem: 40 }] };

/**
 * A stolen account shows itself on a device that was never there before, which at once changes the locks or moves the money.
 * The first device of an account is always new, and one sensitive thing on a new phone is what people buy phones for; at home
 * they set a PIN, a password and pay as well, which nobody does there who stole the account.
 */
export const newDevice = defineAnalyzer({
  code: 'behavior.new-device',
  title: 'A new device at once changes the locks or moves money',
  dimension: 'BEHAVIOR',
  weight: 2,
  needs: ['devices', 'arrivals', 'visits', 'eventTimes'],
  judge: ({ devices: { known, newest }, arrivals, visits, eventTimes }) => {
    if (newest === null || known < 1) return silent;
    const lastSeenAt = Math.max(newest.firstSeenAt, eventTimes.at(-1) ?? newest.firstSeenAt);
    const ageDays = (lastSeenAt - newest.firstSeenAt) / dayMs;
    const settled = along(ageDays, { from: freshDays, to: settledDays });
    const sensitive = newest.sensitiveEventsWithin1h;

    if (known > 1 && sensitive > 0 && settled < 1) {
      const { familiar } = surroundingsAt(newest.firstSeenAt, visits, arrivals);
      const deliberate = along(sensitive - atHomeAsWell * familiar, { from: 1, to: 3 });
      return observe({
        value: 0.45 - 0.37 * deliberate,
        confidence: (0.3 - 0.1 * familiar + 0.55 * deliberate) * (1 - settled),
        because: `${counted(sensitive, 'credential change or transfer', 'credential changes and transfers')} within an hour after the newest of ${known} devices first appeared.`,
      });
    }
    if (ageDays < 1) return silent;
    return observe({
      value: 0.9,
      confidence: 0.03 + 0.05 * along(ageDays, { from: 1, to: settledDays }),
      because: `The newest of ${counted(known, 'device')} has been known for ${counted(Math.floor(ageDays), 'day')}.`,
    });
  },
  complaint: {
    says: 'I bought a new phone, and set my PIN on it.',
    given: { devices: { known: 2, newest: { firstSeenAt: 0, sensitiveEventsWithin1h: 1 } }, arrivals: unknown, visits: [], eventTimes: [0, 60_000] },
  },
  examples: [
    {
      name: 'a third device that changes the e-mail, the password and sends money',
      given: { devices: { known: 3, newest: { firstSeenAt: 0, sensitiveEventsWithin1h: 3 } }, arrivals: elsewhere, visits: [], eventTimes: [0, 600_000] },
      says: { below: 0.1 },
    },
    {
      name: 'the same, where nobody tells from where',
      given: { devices: { known: 3, newest: { firstSeenAt: 0, sensitiveEventsWithin1h: 3 } }, arrivals: unknown, visits: [], eventTimes: [0, 600_000] },
      says: { below: 0.25 },
    },
    {
      name: 'a second device that changes the password and sends money',
      given: { devices: { known: 2, newest: { firstSeenAt: 0, sensitiveEventsWithin1h: 2 } }, arrivals: elsewhere, visits: [], eventTimes: [0, 600_000] },
      says: { below: 0.3 },
    },
    {
      name: 'the same, and nothing came of it in a month',
      given: { devices: { known: 2, newest: { firstSeenAt: 0, sensitiveEventsWithin1h: 2 } }, arrivals: unknown, visits: [], eventTimes: [0, 31 * dayMs] },
      says: { above: 0.85 },
    },
    {
      name: 'a new phone at home: a PIN, a password, and a payment',
      given: { devices: { known: 2, newest: { firstSeenAt: 0, sensitiveEventsWithin1h: 3 } }, arrivals: atHome, visits: [], eventTimes: [0, 600_000] },
      says: { above: 0.3 },
    },
    {
      name: 'the first device, with its first transfer',
      given: { devices: { known: 1, newest: { firstSeenAt: 0, sensitiveEventsWithin1h: 2 } }, arrivals: unknown, visits: [], eventTimes: [0, 600_000] },
      says: 'silent',
    },
    { name: 'no device known', given: { devices: { known: 0, newest: null }, arrivals: unknown, visits: [], eventTimes: [0] }, says: 'silent' },
  ],
});
