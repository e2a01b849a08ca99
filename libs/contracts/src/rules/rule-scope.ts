import { targetEntityTypes } from '@app/domain';
import { z } from 'zod';

/** Two letters, in capitals. */
const country = z.string({ error: 'Use a text.' }).regex(/^[A-Za-z]{2}$/, 'Use two letters, as ISO 3166-1 has them.').transform((code) => code.toUpperCase());

export const countries = z.array(country, { error: 'Use a list of countries.' }).max(250, 'Give each once.');

export const entityTypes = z.array(z.enum(targetEntityTypes, { error: `Use one of ${targetEntityTypes.join(', ')}.` }), { error: 'Use a list.' }).max(4, 'Give each once.');

const narrowing = { countries: countries.optional(), entityTypes: entityTypes.optional() };

/** gu1 has more keys in it, about when a rule is asked. Here its conditions say that: what would be kept and mean nothing is refused. */
const refused = (key: string): string =>
  `${key} would have no effect here. scope takes countries and entityTypes; at which events a rule is asked, and at what time of day, is said by its conditions: event.eventType, event.hour, event.weekday, window.`;

export const ruleScope = z
  .looseObject(narrowing, { error: 'Use an object.' })
  .superRefine((scope, check) => {
    for (const key of Object.keys(scope)) if (!(key in narrowing)) check.addIssue({ code: 'custom', path: [key], message: refused(key) });
  })
  .transform(({ countries: where, entityTypes: whom }) => ({ ...(where ? { countries: where } : {}), ...(whom ? { entityTypes: whom } : {}) }))
  .meta({ description: '`countries` and `entityTypes` narrow of whom it is asked, beside those of the rule. Other keys are refused: when it is asked, its conditions say.' });
