import type { Answer } from '../asking/api.js';
import type { TextName } from '../language/texts.js';
import type { Rule } from './rule-words.js';

/** What somebody writes about a rule: all that a version keeps. */
export type Draft = Answer<'GET /rules/{id}/versions'>['versions'][number]['rule'];

export const newDraft: Draft = {
  name: '',
  description: '',
  category: 'fraud',
  targetEntityTypes: [],
  conditions: { cel: '' },
  actions: [{ type: 'createAlert' }],
  enabled: true,
  priority: 50,
  score: null,
  status: 'draft',
  evaluationMode: 'async',
  riskMatrixId: null,
  countries: [],
  scope: {},
  tags: [],
  severity: 'MEDIUM',
  decision: null,
  cooldownSeconds: 0,
  openAfterSeconds: 0,
  closeAfterSeconds: 0,
};

const fields = Object.keys(newDraft) as (keyof Draft)[];

/** What a version keeps, as the editor calls it. */
export const fieldNames = {
  name: 'name', description: 'description', category: 'category', targetEntityTypes: 'ofWhom', conditions: 'conditions', actions: 'whatItDoes', enabled: 'enabledRule', priority: 'priority', score: 'rulePoints', status: 'status',
  evaluationMode: 'mode', riskMatrixId: 'riskMatrix', countries: 'countries', scope: 'scope', tags: 'tags', severity: 'severity', decision: 'decision', cooldownSeconds: 'cooldown', openAfterSeconds: 'openAfter', closeAfterSeconds: 'closeAfter',
} as const satisfies Record<keyof Draft, TextName>;

/** The text of a rule without what became of it. */
export const draftOf = (rule: Rule | Draft): Draft => Object.fromEntries(fields.map((field) => [field, rule[field]])) as Draft; // every field of it

/** Which fields say something else. Both come from JSON, and the order in which an object says its parts means nothing. */
export const differing = (one: Draft, other: Draft): (keyof Draft)[] => fields.filter((field) => spelled(one[field]) !== spelled(other[field]));

const asked: readonly (keyof Draft)[] = ['conditions', 'targetEntityTypes', 'countries', 'scope'];

/** Whether two drafts hit the same events: a backtest of the one then tells of the other. */
export const hitsTheSame = (one: Draft, other: Draft): boolean => !differing(one, other).some((field) => asked.includes(field));

export const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));

/** Active and shadow rules run; what is saved of an active one acts. */
export const acts = ({ status, enabled }: Pick<Draft, 'status' | 'enabled'>): boolean => status === 'active' && enabled;

/** What two people made of one version, each without the other: the one's changes on top of the other's, and the fields that both changed. */
export function onTop(mine: Draft, theirs: Draft, before: Draft): { readonly draft: Draft; readonly both: readonly (keyof Draft)[] } {
  const changed = differing(mine, before);
  const theirChanges = differing(theirs, before);
  const atOdds = differing(mine, theirs);
  return {
    draft: { ...theirs, ...Object.fromEntries(changed.map((field) => [field, mine[field]])) },
    both: changed.filter((field) => theirChanges.includes(field) && atOdds.includes(field)),
  };
}
