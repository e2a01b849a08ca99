import { badgeTypes, cycleCauses, type CycleCause, dimensions, entityStatuses } from '@app/domain';
import { z } from 'zod';
import { defineNotice, entityExample, entityOfNotice } from './define-notice.js';

const scores = z.record(z.enum(dimensions), z.strictObject({ value: z.number(), confidence: z.number() }).nullable());
const scoresExample = { HUMANITY: { value: 84.1, confidence: 0.52 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 41.2, confidence: 0.61 } };
const causes = Object.keys(cycleCauses) as [CycleCause, ...CycleCause[]];

export const entityCreated = defineNotice({
  type: 'entity.created',
  title: 'An entity was created',
  says: 'By a request, by an import or by an event that named somebody unknown.',
  data: z.strictObject({ entity: entityOfNotice }),
  example: { entity: entityExample },
});

export const entityStatusChanged = defineNotice({
  type: 'entity.status_changed',
  title: 'The status of an entity changed',
  says: 'With the reason that was given.',
  data: z.strictObject({ entity: entityOfNotice, before: z.enum(entityStatuses), after: z.enum(entityStatuses), reason: z.string().nullable() }),
  example: { entity: entityExample, before: 'active', after: 'blocked', reason: 'Chargebacks.' },
});

const cycle = z.int().meta({ description: 'The number of the scoring: of two notices the one with the higher cycle is newer.' });

export const entityScored = defineNotice({
  type: 'entity.scored',
  title: 'An entity was scored',
  says: 'After every cycle, whether or not a score moved: as many as there are events, or fewer where several were scored together.',
  data: z.strictObject({ entity: entityOfNotice, cycle, cause: z.enum(causes), changed: z.boolean(), scores }),
  example: { entity: entityExample, cycle: 12, cause: 'events', changed: true, scores: scoresExample },
});

export const identityScored = defineNotice({
  type: 'identity.scored',
  title: 'An identity was scored',
  says: 'The same in the words of Dregs: whole points, by the customer’s own id.',
  data: z.strictObject({ identityId: z.string(), scores: z.record(z.enum(dimensions), z.int().nullable()) }),
  example: { identityId: 'user_12345', scores: { HUMANITY: 84, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: 41 } },
});

const badge = z.strictObject({ slug: z.string(), name: z.string(), type: z.enum(badgeTypes), explanation: z.string() });
const change = {
  badges: z.array(badge).meta({ description: 'What is carried now, in the order in which it is shown; 20 at most.' }),
  applied: z.array(z.string()).meta({ description: 'The slugs of those that are new.' }),
  removed: z.array(z.string()).meta({ description: 'The slugs of those that are gone.' }),
};
const changed = {
  badges: [{ slug: 'behavior.account-takeover-signal', name: 'Account Takeover Suspected', type: 'BAD', explanation: '2 credential changes and transfers within an hour after the newest of 2 devices first appeared.' }],
  applied: ['behavior.account-takeover-signal'],
  removed: [],
};

export const entityBadgesChanged = defineNotice({
  type: 'entity.badges_changed',
  title: 'The badges of an entity changed',
  says: 'Once for each change, with what it carries now.',
  data: z.strictObject({ entity: entityOfNotice, ...change }),
  example: { entity: entityExample, ...changed },
});

export const identityBadgesChanged = defineNotice({
  type: 'identity.badges_changed',
  title: 'The badges of an identity changed',
  says: 'The same in the words of Dregs: an endpoint gets what it asked for.',
  data: z.strictObject({ identityId: z.string(), ...change }),
  example: { identityId: 'user_12345', ...changed },
});
