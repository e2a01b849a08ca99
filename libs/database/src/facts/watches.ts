import { publicLineOf, type RecentEvent, sharedAddressWindowMs, triedAroundWindowMs } from '@app/domain';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import { addressesOf } from './people-on-address.fact.js';
import type { Watch } from './presences.js';
import type { Subject } from './subject.js';
import { loginsOf } from './tried-around.fact.js';

/** What the facts about these people ask of addresses. */
export const watchesOf = (subjects: readonly Subject[], events: readonly (readonly RecentEvent[])[]): Watch[] => [
  ...addressesOf(subjects, events),
  ...loginsOf(subjects, events),
];

/** What these events may have changed for others on their addresses: a day after them, and two hours before. */
export const watchesAround = (events: readonly EventOfEntity[]): Watch[] =>
  events.flatMap(({ organizationId, event }) => {
    const line = publicLineOf(event);
    return line === null ? [] : [{ organizationId, line, from: event.at - 2 * triedAroundWindowMs, until: event.at + sharedAddressWindowMs }];
  });
