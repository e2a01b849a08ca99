import { isMoney } from '@app/domain';
import type { FactLoader } from './fact-loader.js';
import { type Reputed, reputationsOf } from './reputations.js';

const dayMs = 86_400_000;

export const counterparty: FactLoader<'counterparty'> = async ({ tx, subjects, recentEvents }) => {
  const asked = recentEvents.map((events, n): Reputed | null => {
    const subject = subjects[n];
    const newest = events.findLast(({ eventType, destination }) => isMoney(eventType) && destination !== null && destination !== '');
    if (!subject || !newest?.destination || subject.newestAt.getTime() - newest.at > dayMs) return null;
    return { organizationId: subject.organizationId, value: newest.destination, at: newest.at };
  });
  return reputationsOf(tx, 'destination', asked);
};
