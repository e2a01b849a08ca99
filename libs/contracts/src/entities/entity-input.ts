import { z } from 'zod';
import { identifier, text } from '../events/field.js';

/** A person or company behind events. `countryCode` is ISO 3166-1 alpha-2. */
export const entityInput = z.strictObject({
  type: z.enum(['person', 'company'], { error: 'Use person or company.' }),
  name: identifier('name', 256),
  externalId: identifier('externalId', 256).optional(),
  taxId: text(64),
  countryCode: z.string().regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, for example AR.').nullish(),
  attributes: z.record(z.string(), z.json()).default({}),
});

export type EntityInput = z.output<typeof entityInput>;
