import type { EntityStatus } from '../../entity/status.js';
import type { Severity } from './severity.js';

/** What a rule does when it hits. The parts stand under the name of the action, as gu1 writes them. */
export type RuleAction =
  | { readonly type: 'createAlert'; readonly tags?: readonly string[] | undefined; readonly createAlert?: AlertWords | undefined }
  | { readonly type: 'setEntityStatus'; readonly setEntityStatus: { readonly status: EntityStatus; readonly reason?: string | undefined } }
  | { readonly type: 'addToList'; readonly addToList: { readonly listId: string; readonly field: string } }
  | { readonly type: 'giveBadge'; readonly giveBadge: { readonly slug: string } }
  | { readonly type: 'blockDevice'; readonly blockDevice: { readonly reason?: string | undefined } };

export type RuleActionType = RuleAction['type'];

/** How an alert is called and sorted; what is left out is taken from the rule. */
export interface AlertWords {
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly severity?: Severity | undefined;
}

export const ruleActionTypes = ['createAlert', 'setEntityStatus', 'addToList', 'giveBadge', 'blockDevice'] as const satisfies readonly RuleActionType[];

/** What a rule does that says nothing about it. */
export const usualActions: readonly RuleAction[] = [{ type: 'createAlert' }];

/** The alert that a rule raises; null: it raises none. Of several the first counts: there is one alert per rule and entity. */
export function alertOf(actions: readonly RuleAction[]): { readonly tags: readonly string[]; readonly words: AlertWords } | null {
  const action = actions.find((one) => one.type === 'createAlert');
  return action ? { tags: action.tags ?? [], words: action.createAlert ?? {} } : null;
}
