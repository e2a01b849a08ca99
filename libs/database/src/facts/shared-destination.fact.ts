import { type SharedDestination, togetherWindowMs } from '@app/domain';
import type { FactReader } from './fact-loader.js';
import { tally } from './tally.js';

export const sharedDestination: FactReader<'sharedDestination'> = ({ subject, meetings, recentEvents }) => {
  const payments = new Map(tally(recentEvents, ({ destination }) => destination || null));
  const all = [...payments.values()].reduce((sum, count) => sum + count, 0);
  const destinations = meetings.filter(({ kind }) => kind === 'destination').map(({ value, met: { people, count } }): SharedDestination => {
    const own = people.get(subject.entityId);
    const near = own === undefined ? [] : [...people.values()].filter((at) => Math.abs(at - own) <= togetherWindowMs);
    return { senders: count, together: near.length, share: (payments.get(value) ?? 0) / all };
  });
  return destinations.sort((one, other) => other.together - one.together || other.share - one.share)[0] ?? null;
};
