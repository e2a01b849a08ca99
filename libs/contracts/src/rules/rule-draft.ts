import { mistakeCodes, type MistakeCode, windowAggregates } from '@app/domain';
import { z } from 'zod';
import { json } from '../http/answer.js';
import { writtenConditions } from './written-conditions.js';

export const ruleDraft = z.strictObject({ conditions: writtenConditions });

const mistake = z
  .strictObject({
    at: z.string().meta({ description: 'A JSON pointer into a tree, or line:column of a text. Empty: the whole.' }),
    code: z.enum(Object.keys(mistakeCodes) as MistakeCode[]),
    says: z.string().meta({ description: 'What is wrong, and the way out.' }),
    meant: z.string().optional().meta({ description: 'The name that was probably meant, where one is near.' }),
  })
  .meta({ id: 'RuleMistake' });

const window = z
  .strictObject({
    aggregate: z.enum(windowAggregates),
    of: z.string().nullable().meta({ description: 'The field that it is taken of; null for count and the two times.' }),
    events: z.array(z.string()).meta({ description: 'Event types. None: every type.' }),
    by: z.string().meta({ description: 'What the events have in common with the one that is judged.' }),
    seconds: z.int().meta({ description: 'How far it reaches back.' }),
    where: z.array(z.strictObject({ field: z.string(), equals: z.union([z.string(), z.number(), z.boolean()]) })),
  })
  .meta({ id: 'RuleWindow' });

/** What was found out about a draft. */
export const checkedDraft = {
  valid: z.boolean(),
  mistakes: z.array(mistake).meta({ description: 'Everything that is wrong, up to fifty.' }),
  windows: z.array(window).meta({ description: 'What must be counted before the rule can be evaluated.' }),
  lists: z.array(z.string()).meta({ description: 'The ids of the data lists that it asks.' }),
  cel: z.string().nullable().meta({ description: 'The same rule as a CEL text; null when something is wrong with it.' }),
  tree: json().nullable().meta({ description: 'The same rule as a tree, where it is a list of conditions on scores and nothing is wrong with it.' }),
};
