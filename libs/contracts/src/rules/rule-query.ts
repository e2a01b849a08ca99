import { evaluationModes, ruleCategories, ruleStatuses, severities, targetEntityTypes } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';
import { pageCursor, several, whole, wholeNumber, yesOrNo } from '../http/query.js';

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values, { error: `Use one of ${values.join(', ')}.` });

/** gu1 turns pages, and every other list here skips or goes on behind a cursor: all are understood. */
export const ruleListQuery = z.strictObject({
  cursor: pageCursor(),
  page: wholeNumber({ least: 1, most: 1_000_000, otherwise: 1 }),
  pageSize: wholeNumber({ least: 1, most: 100, otherwise: 20 }),
  limit: whole(1, 1_000).optional().meta({ description: 'How many to answer, in place of page and pageSize.' }),
  offset: whole(0, 1_000_000_000).optional().meta({ description: 'How many to skip, in place of page.' }),
  status: oneOf(ruleStatuses).optional(),
  category: oneOf(ruleCategories).optional(),
  enabled: yesOrNo().optional(),
  evaluationMode: oneOf(evaluationModes).optional(),
  severity: oneOf(severities).optional(),
  targetEntityType: oneOf(targetEntityTypes).optional(),
  riskMatrixId: identifier('riskMatrixId', 200).optional(),
  tags: several(identifier('tag', 100), 50).optional().meta({ description: 'At least one of them.' }),
  search: identifier('search', 200).optional().meta({ description: 'A part of name or description, in upper or lower case.' }),
  sortBy: oneOf(['name', 'priority', 'createdAt', 'updatedAt', 'score']).default('updatedAt'),
  sortOrder: oneOf(['asc', 'desc']).default('desc'),
}).check((check) => {
  const { cursor, offset = 0, page } = check.value;
  if (cursor !== undefined && (offset > 0 || page > 1)) check.issues.push({ code: 'custom', input: cursor, path: ['cursor'], message: 'A page begins behind a cursor, or where offset or page says.' });
});
