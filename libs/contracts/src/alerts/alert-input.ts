import { alertActions } from '@app/domain';
import { z } from 'zod';
import { uuid } from '../http/query.js';
import { alertStatus, severity } from './alert-answer.js';

const storable = (value: string): boolean => !value.includes('\u0000');
const text = (longest: number) => z.string({ error: 'Use a text.' }).trim().min(1, 'Write something.').max(longest, `Use at most ${longest} characters.`).refine(storable, 'The character U+0000 cannot be stored.');

export const noteText = text(2_000).meta({ description: 'Kept in the history; sent with the notice.' });
export const assignee = text(200).nullable().meta({ description: 'Whoever your own systems know by this name; null: nobody.' });

/** What an action may bring along. */
export const withNote = z.strictObject({ note: noteText.optional() }).prefault({});

/** What alerts are looked for by. */
export const alertFilters = {
  status: alertStatus.optional(),
  severity: severity.optional(),
  category: z.string().max(100, 'Use at most 100 characters.').refine(storable, 'The character U+0000 cannot be stored.').optional(),
  entityId: uuid('entityId').optional(),
  ruleId: uuid('ruleId').optional(),
  assignee: z.string().max(200, 'Use at most 200 characters.').refine(storable, 'The character U+0000 cannot be stored.').optional().meta({ description: 'Empty: those of nobody.' }),
};

export const manyAlerts = z
  .strictObject({
    action: z.enum(alertActions, { error: `Use ${alertActions.join(', ')}.` }),
    ids: z.array(uuid('An id'), { error: 'Use a list.' }).min(1, 'Give at least one.').max(1_000, 'Give at most 1000.').optional(),
    filter: z.strictObject(alertFilters).optional().meta({ description: 'Instead of ids: the oldest 1000 that match and that it can be done with. {}: all of them.' }),
    assignee: assignee.optional(),
    note: noteText.optional(),
  })
  .superRefine(({ action, ids, filter, assignee: whom, note }, check) => {
    const wrong = (field: string, message: string): void => check.addIssue({ code: 'custom', path: [field], message });
    if ((ids === undefined) === (filter === undefined)) wrong('ids', 'Give either ids or a filter.');
    if (action === 'assign' && whom === undefined) wrong('assignee', 'Say to whom, or null for nobody.');
    if (action !== 'assign' && whom !== undefined) wrong('assignee', 'Only an assignment has it.');
    if (action === 'note' && note === undefined) wrong('note', 'Write something.');
  });
