import { dimensions } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';

const subjects = [...dimensions, 'ANY'] as const;

export const ruleCondition = z
  .strictObject({
    dimension: z.enum(subjects, { error: `Use one of ${subjects.join(', ')}.` }).meta({ description: 'The score that is compared; ANY is any of the four.' }),
    operator: z.enum(['lt', 'lte', 'gt', 'gte'], { error: 'Use lt, lte, gt or gte.' }),
    threshold: z.number({ error: 'Use a number.' }).min(0, 'Use at least 0.').max(100, 'Use at most 100.'),
    minConfidence: z.number({ error: 'Use a number.' }).min(0, 'Use at least 0.').max(1, 'Use at most 1.').optional().meta({ description: 'A score of less confidence does not count.' }),
  })
  .meta({ id: 'RuleCondition', description: 'A comparison with one score. A dimension without evidence has no score, and then no condition on it holds.' });

export const severity = z.enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'], { error: 'Use LOW, MEDIUM, HIGH or CRITICAL.' });

const name = identifier('name', 200).meta({ description: 'What people recognise it by; alerts carry it.' });
const description = z.string({ error: 'Use a text.' }).max(2_000, 'Use at most 2000 characters.').refine((value) => !value.includes('\u0000'), 'The character U+0000 cannot be stored.');
const enabled = z.boolean({ error: 'Use true or false.' }).meta({ description: 'A rule that is off raises nothing.' });
const conditions = z.array(ruleCondition, { error: 'Use a list of conditions.' }).min(1, 'Give at least one condition.').max(20, 'Give at most 20 conditions.').meta({ description: 'All of them must hold.' });

/** A rule on score thresholds: all its conditions must hold. Higher scores are better, so most rules say `lt`. */
export const ruleInput = z.strictObject({
  name,
  description: description.default(''),
  severity: severity.default('MEDIUM'),
  enabled: enabled.default(true),
  conditions,
});

export const ruleChange = z.strictObject({ name, description, severity, enabled, conditions }).partial();

export type RuleInput = z.output<typeof ruleInput>;
export type RuleChange = z.output<typeof ruleChange>;
