import { publicLineOf } from '@app/domain';
import type { FactLoader } from './fact-loader.js';
import { type Reputed, reputationsOf } from './reputations.js';

/** Of the newest address: what people did on the others has been judged when they were there. */
export const addressReputation: FactLoader<'addressReputation'> = async ({ tx, subjects, recentEvents }) => {
  const asked = recentEvents.map((events, n): Reputed | null => {
    const subject = subjects[n];
    const newest = events.findLast((event) => publicLineOf(event) !== null);
    return subject && newest?.line ? { organizationId: subject.organizationId, value: newest.line, at: newest.at } : null;
  });
  return reputationsOf(tx, 'address', asked);
};
