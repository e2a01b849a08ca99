import { dimensions } from '@app/domain';
import { z } from 'zod';
import { envelope } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { number, several } from '../http/query.js';

const part = () => z.number().min(0).max(1).nullable();

const share = z
  .strictObject({ cases: z.int().meta({ description: 'Of how many.' }), share: part(), low: part(), high: part() })
  .meta({ id: 'Share', description: 'A share of some cases, 0..1, and the bounds between which it lies with 95 % certainty (Wilson). Null without a case.' });

const operation = z
  .strictObject({
    cutoff: z.int(),
    challenged: share.meta({ description: 'Of the scored events those that led to a score below the cut-off.' }),
    precision: share.nullable().meta({ description: 'Of the labelled cases that would have been challenged, those of fraud. Null without labels.' }),
    recall: share.nullable().meta({ description: 'Of the labelled cases of fraud, those that would have been challenged. Null without labels.' }),
  })
  .meta({ id: 'Operation' });

const exact = (cutoff: number, challenged: object) => ({ cutoff, challenged, precision: null, recall: null });

const getCalibration = defineEndpoint({
  method: 'GET',
  path: '/scores/calibration',
  chapter: 'entities',
  title: 'What a cut-off would have challenged',
  says: `For the cut-offs 0, 5, .. 100 and those of \`cutoff\`: which share of your own events of the last 30 days led to a score below it, in each dimension. A case is an event, counted under the score that its entity had as soon as it was scored, on the day on which it happened (UTC, today and the 29 days before): so often a rule that says \`lt\` would have asked somebody for more. A cycle without new events is no case; an event without a score in a dimension, or of somebody disregarded, is none either.

\`precision\` and \`recall\` rest on the 2,000 newest labelled events of these days, each under the score that its entity had a minute after it was accepted (or its first one, where scoring was later). They say how it is among what was labelled, not among all.

The bounds take the cases for independent of each other: where few entities bring most of the events they are narrower than they should be. The numbers grow with the events, and are read from counts that are kept while scoring.`,
  needs: 'entities:read',
  query: z.strictObject({
    cutoff: several(number(0, 100).refine(Number.isInteger, 'Use a whole number.'), 100)
      .optional()
      .meta({ description: 'Further cut-offs, whole numbers, separated by commas.' }),
  }),
  answer: {
    status: 200,
    schema: envelope({
      calibration: z.strictObject({
        days: z.int(),
        dimensions: z.record(z.enum(dimensions), z.array(operation)).meta({ description: 'By cut-off, the lowest first.' }),
      }),
    }),
  },
  errors: [],
  example: {
    query: { cutoff: '62' },
    answer: {
      success: true,
      calibration: {
        days: 30,
        dimensions: {
          HUMANITY: [exact(30, { cases: 1_000, share: 0.001, low: 0.000177, high: 0.005642 })],
          AUTHENTICITY: [exact(30, { cases: 0, share: null, low: null, high: null })],
          UNIQUENESS: [exact(30, { cases: 10, share: 0, low: 0, high: 0.277533 })],
          BEHAVIOR: [exact(62, { cases: 10, share: 0.5, low: 0.236593, high: 0.763407 })],
        },
      },
    },
  },
});

export const scoresEndpoints = { getCalibration } as const;
