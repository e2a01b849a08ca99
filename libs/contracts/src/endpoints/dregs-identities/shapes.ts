import { dimensions, tieTypes } from '@app/domain';
import { z } from 'zod';
import { json, utc } from '../../http/answer.js';

const roundScore = () => z.int().min(0).max(100);
const category = z.enum(dimensions);
export const score = z.strictObject({ category, value: roundScore() });

export const identity = z
  .strictObject({
    id: z.string().meta({ description: "The customer's own id; of an entity that has none, its UUID." }),
    displayName: z.string().nullable(),
    displayEmail: z.string().nullable(),
    displayUsername: z.string().nullable(),
    humanityScore: roundScore().nullable().meta({ description: 'Null without evidence, as the other three.' }),
    authenticityScore: roundScore().nullable(),
    uniquenessScore: roundScore().nullable(),
    behaviorScore: roundScore().nullable(),
    createdAt: utc().meta({ description: 'When it was first seen.' }),
    updatedAt: utc(),
    lastTrackedAt: utc().nullable().meta({ description: 'The newest event that scoring has seen.' }),
    lastScoredAt: utc().nullable(),
    disregarded: z.boolean(),
    badges: z.array(z.strictObject({ slug: z.string(), name: z.string(), type: z.string(), explanation: z.string(), metadata: json() })),
    data: json().meta({ description: 'The attributes, merged over time. Keys that begin with an underscore are left out.' }),
  })
  .meta({ id: 'DregsIdentity' });

const observation = z.strictObject({
  category,
  id: z.string(),
  label: z.string(),
  explanation: z.string(),
  value: z.number().min(0).max(1).meta({ description: '0 is suspicious, 1 is legitimate.' }),
  confidence: z.number().min(0).max(1),
  weight: z.number(),
  metadata: json().meta({ description: 'contribution: the points that it gave to the score or took from it.' }),
});

export const analysis = z
  .strictObject({
    id: z.int().meta({ description: 'The cycle, counted from 1 for each identity.' }),
    identityId: z.string(),
    scores: z.array(score.extend({ observations: z.array(observation) })),
    eventCount: z.int(),
    deviceCount: z.int(),
    durationMillis: z.int(),
    startedAt: utc(),
    finishedAt: utc(),
  })
  .meta({ id: 'DregsAnalysis' });

export const historyEntry = z.strictObject({ id: z.int().meta({ description: 'The cycle.' }), scores: z.array(score), eventCount: z.int(), deviceCount: z.int(), finishedAt: utc() });

const linkType = z.enum(tieTypes);

export const links = z
  .strictObject({
    identityId: z.string(),
    links: z.array(
      z.strictObject({
        identityId: z.string(),
        displayName: z.string().nullable(),
        disregarded: z.boolean(),
        ties: z.array(
          z.strictObject({
            type: linkType,
            strength: z.enum(['strong', 'weak', 'corroborating']),
            evidence: z.array(z.string()).meta({ description: 'The sessions, fingerprints, steps, destinations, addresses, e-mail addresses or names that both have; at most 10.' }),
          }),
        ),
      }),
    ),
    leftOut: z.array(z.strictObject({ type: linkType, value: z.string(), because: z.string() })).meta({ description: 'What too many people have in common to tie anybody.' }),
  })
  .meta({ id: 'DregsLinks' });
