import { badgeTypes } from '@app/domain';
import { z } from 'zod';
import { utc } from '../http/answer.js';

const badge = z.strictObject({ slug: z.string(), name: z.string(), type: z.enum(badgeTypes), explanation: z.string() });

const change = {
  badges: z.array(badge).meta({ description: 'What is carried now, in the order in which it is shown; 20 at most.' }),
  applied: z.array(z.string()).meta({ description: 'The slugs of those that are new.' }),
  removed: z.array(z.string()).meta({ description: 'The slugs of those that are gone.' }),
};

/** What is posted when the badges of an entity change. */
export const entityBadgesNotice = z
  .strictObject({
    type: z.literal('entity.badges_changed'),
    timestamp: utc(),
    data: z.strictObject({ entity: z.strictObject({ id: z.uuid(), externalId: z.string(), type: z.string() }), ...change }),
  })
  .meta({ id: 'EntityBadgesNotice' });

/** The same in the words of Dregs. */
export const identityBadgesNotice = z
  .strictObject({ type: z.literal('identity.badges_changed'), timestamp: utc(), data: z.strictObject({ identityId: z.string(), ...change }) })
  .meta({ id: 'IdentityBadgesNotice' });

const changed = {
  badges: [{ slug: 'behavior.account-takeover-signal', name: 'Account Takeover Suspected', type: 'BAD', explanation: '2 credential changes and transfers within an hour after the newest of 2 devices first appeared.' }],
  applied: ['behavior.account-takeover-signal'],
  removed: [],
};

export const entityBadgesExample = {
  type: 'entity.badges_changed',
  timestamp: '2026-11-20T13:00:01.204Z',
  data: { entity: { id: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55', externalId: 'user_12345', type: 'person' }, ...changed },
};

export const identityBadgesExample = { type: 'identity.badges_changed', timestamp: '2026-11-20T13:00:01.204Z', data: { identityId: 'user_12345', ...changed } };
