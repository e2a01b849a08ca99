import { type SharedDestination, togetherWindowMs } from '@app/domain';
import type { FactLoader } from './fact-loader.js';
import { tally } from './tally.js';

export const sharedDestination: FactLoader<'sharedDestination'> = async ({ subjects, meetings, recentEvents }) => {
  const met = await meetings();
  return (await recentEvents()).map((events, n) => {
    const payments = new Map(tally(events, ({ destination }) => destination || null));
    const all = [...payments.values()].reduce((sum, count) => sum + count, 0);
    const destinations = (met[n] ?? []).filter(({ kind }) => kind === 'destination').map(({ value, met: { people, count } }): SharedDestination => {
      const own = people.get(subjects[n]?.entityId ?? '');
      const near = own === undefined ? [] : [...people.values()].filter((at) => Math.abs(at - own) <= togetherWindowMs);
      return { senders: count, together: near.length, share: (payments.get(value) ?? 0) / all };
    });
    return destinations.sort((one, other) => other.together - one.together || other.share - one.share)[0] ?? null;
  });
};
