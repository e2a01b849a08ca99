import type { Decision, RuleStatus, RuleType } from '@app/domain';
import type { Answer } from '../asking/api.js';
import type { TextName } from '../language/texts.js';

export type Rule = Answer<'GET /rules'>['rules'][number];
export type Conditions = Rule['conditions'];

export const statusNames = { draft: 'draft', in_progress: 'in_progress', in_review: 'in_review', active: 'active', shadow: 'shadow', archived: 'archived', inactive: 'inactive' } as const satisfies Record<RuleStatus, TextName>;
export const decisionNames = { allow: 'allow', review: 'review', block: 'blockDecision' } as const satisfies Record<Decision, TextName>;

/** What kind of value a field has. */
export const typeNames = { text: 'typeText', number: 'typeNumber', truth: 'typeTruth', moment: 'typeMoment', texts: 'typeTexts', list: 'typeList', object: 'typeObject', anything: 'typeAnything' } as const satisfies Record<RuleType, TextName>;

/** How the parts of a group of a tree are joined. */
export const groupNames = { AND: 'allOf', OR: 'anyOf', NOT: 'noneOf', XOR: 'exactlyOne' } as const satisfies Record<string, TextName>;

/** In which of the three forms conditions are written. */
export type Form = 'cel' | 'tree' | 'scores';
export const formNames = { cel: 'formCel', tree: 'formTree', scores: 'formScores' } as const satisfies Record<Form, TextName>;

export function formOf(conditions: Conditions): Form {
  if (Array.isArray(conditions)) return 'scores';
  return celOf(conditions) === null ? 'tree' : 'cel';
}

/** The text of conditions that are one. */
export function celOf(conditions: Conditions): string | null {
  if (Array.isArray(conditions)) return null;
  const { cel } = conditions as Record<string, unknown>;
  return typeof cel === 'string' && Object.keys(conditions).length === 1 ? cel : null;
}
