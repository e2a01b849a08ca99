import { cycleCauses, dimensions } from '@app/domain';
import { z } from 'zod';

const scores = z.record(z.enum(dimensions), z.strictObject({ value: z.number(), confidence: z.number() }).nullable());

/** A verdict that a late or corrected event changed: old, new and why. */
export const revision = z
  .strictObject({
    revisionId: z.uuid(),
    entity: z.strictObject({ id: z.uuid(), externalId: z.string(), type: z.string() }),
    cycle: z.int().meta({ description: 'The entry of the history that it is about.' }),
    cause: z.enum(['late', 'correction']),
    because: z.string(),
    before: scores,
    after: scores,
    revised: z
      .array(
        z.strictObject({
          dimension: z.enum(dimensions),
          before: z.number().nullable(),
          after: z.number().nullable(),
          crossed: z.array(z.string()).meta({ description: 'By which figures conditions of rules answer otherwise now; empty when it is for the distance alone.' }),
        }),
      )
      .meta({ description: 'The scores whose verdict changed: a condition of a rule that is on answers otherwise, or the score moved by REVISION_POINTS.' }),
    reasons: z
      .array(z.strictObject({ code: z.string(), change: z.enum(['APPEARED', 'DISAPPEARED', 'CHANGED']), points: z.number(), because: z.string() }))
      .meta({ description: 'Which observations came, went or changed, and by how many points. The five weightiest at most.' }),
  })
  .meta({ id: 'Revision' });

export const revisionExample = {
  revisionId: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9c44',
  entity: { id: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55', externalId: 'merchant_2041', type: 'company' },
  cycle: 3,
  cause: 'late',
  because: cycleCauses.late,
  before: { HUMANITY: { value: 84.1, confidence: 0.52 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 80.4, confidence: 0.31 } },
  after: { HUMANITY: { value: 84.1, confidence: 0.52 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 22.6, confidence: 0.78 } },
  revised: [{ dimension: 'BEHAVIOR', before: 80.4, after: 22.6, crossed: ['BEHAVIOR is 22.6, below 60.'] }],
  reasons: [{ code: 'behavior.impossible-travel', change: 'APPEARED', points: -57.8, because: 'Madrid to Tokyo in 60 minutes.' }],
};
