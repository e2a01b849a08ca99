import { type Crowd, MOST_TIED } from '@app/database';
import type { TieType } from '@app/domain';

/** The most that is shown of each kind of tie between two people. */
export const MOST_EVIDENCE = 10;

const crowded: Record<TieType, string> = {
  SAME_SESSION: 'were seen in this session',
  SAME_DEVICE: 'were seen on this device',
  SIMILAR_BEHAVIOR: 'began with these steps at the same time',
  SAME_DESTINATION: 'sent to this account',
  SAME_IP: 'were seen on this address',
  SIMILAR_EMAIL: 'have an e-mail address like this one',
  SIMILAR_NAME: 'have a name like this one',
};

/** What ties nobody, and why. */
export const leftOut = ({ type, value }: Crowd) => ({ type, value, because: `More than ${MOST_TIED} other people ${crowded[type]}.` });
