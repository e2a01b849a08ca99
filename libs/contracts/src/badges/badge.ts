import { badgeTypes } from '@app/domain';
import { z } from 'zod';
import { json, utc } from '../http/answer.js';

/** A badge as an entity carries it. */
export const carriedBadge = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    type: z.enum(badgeTypes),
    source: z.enum(['ANALYZER', 'RULE']).meta({ description: 'Whether the analyzers raised it, or a badge rule of yours.' }),
    since: utc(),
    explanation: z.string(),
    metadata: json(),
  })
  .meta({ id: 'CarriedBadge' });

export const carriedBadgeExample = {
  slug: 'behavior.account-takeover-signal',
  name: 'Account Takeover Suspected',
  type: 'BAD',
  source: 'ANALYZER',
  since: '2026-11-20T13:00:01.204Z',
  explanation: '2 credential changes and transfers within an hour after the newest of 2 devices first appeared.',
  metadata: { analyzers: ['behavior.new-device'], points: -38.2 },
};
