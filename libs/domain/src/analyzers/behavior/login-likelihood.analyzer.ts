import type { Arrival } from '../../facts/arrivals.fact.js';
import { habitsFromDays, habitsFromEvents } from '../../facts/windows.js';
import { along, growing } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { type Surprise, surpriseOf } from './likelihood.js';

/** From here on it is a stranger rather than a journey: as logarithms, see `surpriseOf`. */
const [journey, stranger] = [3.8, 7.5];

const home: Arrival = { country: 'AR', networkClass: 'consumer', onAddress: 30, onNetwork: 40, inCountry: 40, withAgent: 40, onSystem: 40 };
const habits = { located: 40, withAgents: 40, days: 90 };
const abroad: Arrival = { ...home, country: 'RU', onAddress: 0, onNetwork: 0, inCountry: 0 };

/** Nobody has to have been robbed before to know that this is not how somebody comes: what is usual for one, and for all, is enough. */
export const loginLikelihood = defineAnalyzer({
  code: 'behavior.login-likelihood',
  title: 'Comes as a stranger would',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['arrivals'],
  judge: ({ arrivals }) => {
    const { located, withAgents, days, ways } = arrivals;
    const history = Math.max(located, withAgents);
    if (ways.length === 0 || history < habitsFromEvents || days < habitsFromDays) return silent;
    const { log, news } = ways.map((way) => surpriseOf(way, arrivals)).reduce((most, one): Surprise => (one.log > most.log ? one : most));
    if (log <= 0) {
      return observe({ value: 0.95, confidence: growing(history, { halfway: 30, most: 0.06 }), because: `The last two days came as ${history} events before did: ${times(-log)} likelier from this person than from anybody.` });
    }
    if (log <= journey) return silent;
    const strange = along(log, { from: journey, to: stranger });
    return observe({
      value: 0.75 - 0.7 * strange,
      confidence: growing(history, { halfway: 6, most: 0.85 }) * (0.25 + 0.75 * strange),
      because: `What came within two days is ${times(log)} likelier from anybody than from this person, against ${history} events in ${days} days. New or seldom seen: ${news.join(', ')}.`,
    });
  },
  complaint: { says: 'I am on holiday in Brazil, with the same phone as ever.', given: { arrivals: { ...habits, ways: [home, { ...abroad, country: 'BR' }] } } },
  examples: [
    {
      name: 'another country, another system, a rented server',
      given: { arrivals: { ...habits, ways: [home, { ...abroad, networkClass: 'hosting', withAgent: 0, onSystem: 0 }] } },
      says: { below: 0.1 },
    },
    { name: 'another country and another system', given: { arrivals: { ...habits, ways: [{ ...abroad, withAgent: 0, onSystem: 0 }] } }, says: { below: 0.3 } },
    { name: 'at home, as ever', given: { arrivals: { ...habits, ways: [home] } }, says: { above: 0.9 } },
    { name: 'a new computer at home', given: { arrivals: { ...habits, ways: [home, { ...home, withAgent: 0, onSystem: 0 }] } }, says: { above: 0.9 } },
    { name: 'the computer of a new office', given: { arrivals: { ...habits, ways: [{ ...home, onAddress: 0, onNetwork: 0, withAgent: 0, onSystem: 0 }] } }, says: 'silent' },
    { name: 'a relay, from home', given: { arrivals: { ...habits, ways: [{ ...home, networkClass: 'relay', onAddress: null, onNetwork: null }] } }, says: { above: 0.9 } },
    { name: 'a third event', given: { arrivals: { located: 2, withAgents: 2, days: 9, ways: [{ ...abroad, withAgent: 0, onSystem: 0 }] } }, says: 'silent' },
    { name: 'a first evening', given: { arrivals: { located: 20, withAgents: 20, days: 0, ways: [{ ...abroad, withAgent: 0, onSystem: 0 }] } }, says: 'silent' },
  ],
});

/** e^7.3 as "1,500 times"; more than a million is a million. */
function times(log: number): string {
  const exact = Math.exp(Math.min(log, Math.log(1e6)));
  const rough = exact < 10 ? Math.round(exact * 10) / 10 : Number(exact.toPrecision(2));
  return `${String(rough).replace(/\B(?=(\d{3})+$)/g, ',')} times`;
}
