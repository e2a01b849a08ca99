import { z } from 'zod';
import { json, utc } from '../http/answer.js';
import { mistakeIn } from '../http/free-json.js';
import { flag, identifier, text } from './field.js';

/** What may be said anew about an event. Who did it and when it happened is not among it. */
export const eventCorrection = z
  .strictObject({
    metadata: z
      .record(z.string().regex(/^(?!_)/, 'Keys that begin with _ cannot be changed.'), z.unknown(), { error: 'metadata must be a JSON object.' })
      // How large it may be is said of what it is merged into.
      .superRefine((metadata, check) => {
        const message = mistakeIn(metadata, Infinity);
        if (message !== null) check.addIssue({ code: 'custom', message });
      })
      .optional()
      .meta({ description: 'Merged into what is there, at the top level; null removes a key.' }),
    ipAddress: text(64).meta({ description: 'The event is located and its entity scored again.' }),
    country: z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, for example AR.')
      .transform((code) => code.toUpperCase())
      .nullish(),
    isVpn: flag(),
    isProxy: flag(),
    isNewDevice: flag(),
    failedAttemptsCount: z.int({ error: 'Use a whole number.' }).min(0, 'Use at least 0.').max(2_147_483_647, 'Use at most 2147483647.').nullish(),
    userAgent: text(1024),
    reason: identifier('reason', 1000).optional().meta({ description: 'Why, for the history.' }),
  })
  .meta({ id: 'EventCorrectionInput' });

export type EventCorrection = z.output<typeof eventCorrection>;

export const correctionAnswer = z
  .strictObject({
    number: z.int(),
    correctedAt: utc(),
    keyId: z.uuid().meta({ description: 'The API key that did it.' }),
    reason: z.string().nullable(),
    before: json().meta({ description: 'The changed fields as they were.' }),
    after: json().meta({ description: 'The changed fields as they became.' }),
  })
  .meta({ id: 'EventCorrection' });
