import { dimensions } from '@app/domain';
import { z } from 'zod';
import { freeObject, isStorable } from '../http/free-json.js';

/** A tree of a hundred conditions with lists of a hundred values is less. */
const TREE_LIMIT = 262_144;
/** Longer ones are told to be too long in the answer, which is kinder than a refusal. */
const TEXT_LIMIT = 16_384;

const subjects = [...dimensions, 'ANY'] as const;

const scoreCondition = z
  .strictObject({
    dimension: z.enum(subjects, { error: `Use one of ${subjects.join(', ')}.` }).meta({ description: 'The score that is compared; ANY is any of the four.' }),
    operator: z.enum(['lt', 'lte', 'gt', 'gte'], { error: 'Use lt, lte, gt or gte.' }),
    threshold: z.number({ error: 'Use a number.' }).min(0, 'Use at least 0.').max(100, 'Use at most 100.'),
    minConfidence: z.number({ error: 'Use a number.' }).min(0, 'Use at least 0.').max(1, 'Use at most 1.').optional().meta({ description: 'A score of less confidence does not count.' }),
  })
  .meta({ id: 'RuleCondition', description: 'A comparison with one score. A dimension without evidence has no score, and then no condition on it holds.' });

const scoreConditions = z.array(scoreCondition, { error: 'Use a list of conditions.' }).min(1, 'Give at least one condition.').max(20, 'Give at most 20 conditions.').meta({ description: 'Conditions on scores, all of which must hold.' });

const text = z
  .string({ error: 'Use a CEL text.' })
  .max(TEXT_LIMIT, `Use at most ${TEXT_LIMIT} characters.`)
  .refine((value) => isStorable(JSON.stringify(value)), 'It holds U+0000 or half of a surrogate pair, which cannot be stored.');

const tree = freeObject(TREE_LIMIT, 'Use a tree of conditions, as a JSON object, {"cel": "..."}, or a list of conditions on scores.');

type Read = string | Record<string, unknown> | z.output<typeof scoreConditions>;

/** One form is asked, so that what is wrong is told of the form that was meant. */
export const writtenConditions = z
  .unknown()
  .transform((written, context): Read => {
    const form: z.ZodType<Read> = Array.isArray(written) ? scoreConditions : typeof written === 'string' ? text : tree;
    const read = form.safeParse(written);
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
    return z.NEVER;
  })
  .pipe(z.union([text, tree, scoreConditions]))
  .meta({ description: 'A tree as a JSON object, `{"cel": "..."}` or the text alone, or a list of conditions on scores: see docs/rules.md.', anyOf: [{ type: 'object' }, { type: 'string' }, { type: 'array', items: { type: 'object' } }] });

/** Conditions in an answer, as they were written; a text alone comes back as `{"cel": "..."}`. */
export const conditionsShown = z.union([z.array(scoreCondition), z.record(z.string(), z.unknown())]);
