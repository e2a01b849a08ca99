import { badgeSlug, badgeTypes, type BadgeCondition, dimensions, scoreComparisons } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';

const comparisons = Object.keys(scoreComparisons) as (keyof typeof scoreComparisons)[];
const subjects = [...dimensions, 'ANY'] as const;
/** A century: what comes later never comes. */
const LONGEST_AGE = 100 * 365 * 86_400;
const LONGEST_DELAY = 365 * 86_400;

const scoreCondition = z
  .strictObject({
    type: z.enum(comparisons),
    category: z.enum(subjects, { error: `Use one of ${subjects.join(', ')}.` }).meta({ description: 'The score that is compared; ANY is any of the four.' }),
    threshold: z.number({ error: 'Use a number.' }).min(0, 'Use at least 0.').max(100, 'Use at most 100.'),
  })
  .meta({ id: 'BadgeScoreCondition' });

const ageCondition = z
  .strictObject({
    type: z.literal('IDENTITY_AGE_GT'),
    seconds: z.int({ error: 'Use a whole number.' }).min(0, 'Use at least 0.').max(LONGEST_AGE, `Use at most ${LONGEST_AGE}.`).meta({ description: 'Since it was first seen.' }),
  })
  .meta({ id: 'BadgeAgeCondition' });

const types = [...comparisons, 'IDENTITY_AGE_GT'];

export const badgeCondition = z.discriminatedUnion('type', [scoreCondition, ageCondition], { error: `Use a type among ${types.join(', ')}. A badge rule cannot ask for badges.` }) satisfies z.ZodType<BadgeCondition>;

const name = identifier('name', 50)
  .refine((text) => badgeSlug(text) !== '', 'Use at least one letter or digit.')
  .meta({ description: 'What people recognise it by.' });
const type = z.enum(badgeTypes, { error: 'Use GOOD, BAD or NEUTRAL.' });
const priority = z.int({ error: 'Use a whole number.' }).min(-1_000_000, 'Use at least -1000000.').max(1_000_000, 'Use at most 1000000.').meta({ description: 'Higher ones are shown first.' });
const conditions = z.array(badgeCondition, { error: 'Use a list of conditions.' }).min(1, 'Give at least one condition.').max(20, 'Give at most 20 conditions.').meta({ description: 'All of them must hold.' });
const delay = (description: string) =>
  z.int({ error: 'Use a whole number.' }).min(0, 'Use at least 0.').max(LONGEST_DELAY, `Use at most ${LONGEST_DELAY}.`).meta({ description });
const applyDelaySeconds = delay('So long the conditions must hold before the badge is applied.');
const removeDelaySeconds = delay('So long they must have stopped holding before it is removed.');
const enabled = z.boolean({ error: 'Use true or false.' }).meta({ description: 'The badge of a rule that is off is not shown.' });

export const badgeRuleInput = z.strictObject({
  name,
  type,
  priority: priority.default(0),
  conditions,
  applyDelaySeconds: applyDelaySeconds.default(0),
  removeDelaySeconds: removeDelaySeconds.default(0),
  enabled: enabled.default(true),
});

/** What a badge would ask of people, before it is one. */
export const badgePreviewInput = z.strictObject({ conditions });

export const badgeRuleChange = z.strictObject({ name, type, priority, conditions, applyDelaySeconds, removeDelaySeconds, enabled }).partial();
