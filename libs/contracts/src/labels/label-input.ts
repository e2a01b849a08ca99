import { labels } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';
import { utc } from '../http/answer.js';

/** What somebody found out about an event or an entity. */
export const labelInput = z
  .strictObject({
    label: z.enum(labels, { error: 'Use fraud or legitimate.' }),
    knownAt: z.iso
      .datetime({ offset: true, error: 'Use ISO 8601 with a zone, for example 2026-11-21T14:30:00Z.' })
      .refine((value) => value >= '1970', 'Use a moment from 1970 on.')
      .optional()
      .meta({ description: 'When it became known, now if left out: a chargeback is known weeks after its purchase. What is scored at an earlier moment does not know it.' }),
    reason: identifier('reason', 1000).optional().meta({ description: 'Why, for whoever reads it later.' }),
  })
  .meta({ id: 'LabelInput' });

export const labelAnswer = z
  .strictObject({
    number: z.int().meta({ description: 'Counts what was said of this event or entity.' }),
    label: z.enum(labels),
    knownAt: utc(),
    reason: z.string().nullable(),
    keyId: z.uuid().meta({ description: 'The API key, or the member of the console, that said it.' }),
    toldAt: utc(),
  })
  .meta({ id: 'Label' });
