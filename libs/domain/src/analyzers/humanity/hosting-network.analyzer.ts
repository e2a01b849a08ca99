import type { NetworkClass } from '../../place/network-class.js';
import { counted, eventsOf, growing, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/**
 * People sit behind consumer lines; programs sit in data centres. Only a clue: company proxies live in data centres too,
 * and a hidden address is a choice that honest people make. Unknown and private addresses say nothing at all.
 */
export const hostingNetwork = defineAnalyzer({
  code: 'humanity.hosting-network',
  title: 'Events come out of a data centre',
  dimension: 'HUMANITY',
  weight: 1,
  needs: ['networkClasses'],
  judge: ({ networkClasses }) => {
    const of = (asked: NetworkClass) => eventsOf(networkClasses, ({ networkClass }) => networkClass === asked);
    const [hosting, anonymiser] = [of('hosting'), of('anonymiser')];
    const consumer = of('consumer') + of('mobile') + of('satellite');
    const told = hosting + anonymiser + consumer;
    if (told <= 0) return silent;
    if (hosting + anonymiser === 0) {
      return observe({
        value: 0.9,
        confidence: growing(consumer, { halfway: 4, most: 0.15 }),
        because: `All ${counted(told, 'event')} whose network is known came from consumer networks.`,
      });
    }
    return observe({
      value: 0.9 - (0.7 * hosting) / told - (0.3 * anonymiser) / told,
      confidence: growing(told, { halfway: 4, most: 0.3 + (0.3 * hosting) / told }),
      because: `Of ${counted(told, 'event')} whose network is known, ${percent(hosting / told)} came from hosting networks and ${percent(anonymiser / told)} from listed anonymisers.`,
    });
  },
  complaint: {
    says: 'I hide my address from advertisers. That does not make me a robot.',
    given: { networkClasses: [{ networkClass: 'anonymiser', events: 32 }] },
  },
  examples: [
    { name: 'a rented server', given: { networkClasses: [{ networkClass: 'hosting', events: 20 }] }, says: { below: 0.25 } },
    {
      name: 'a company proxy in office hours, a phone at night',
      given: { networkClasses: [{ networkClass: 'hosting', events: 10 }, { networkClass: 'consumer', events: 22 }] },
      says: { above: 0.6 },
    },
    { name: 'a line at home', given: { networkClasses: [{ networkClass: 'consumer', events: 20 }] }, says: { above: 0.85 } },
    {
      name: 'addresses that nobody knows',
      given: { networkClasses: [{ networkClass: 'unknown', events: 20 }, { networkClass: 'private', events: 2 }, { networkClass: 'relay', events: 9 }] },
      says: 'silent',
    },
  ],
});
