import { actionOf, type RuleChangeInput, type RuleInput } from '@app/contracts';
import type { RuleChange, RuleText } from '@app/database';
import { checkConditions, type RuleAction, type WrittenConditions } from '@app/domain';
import { AppError, type FieldMistake, invalid } from '@app/platform';
import { doneTwice, withoutEffect } from './without-effect.js';

/** What somebody sent as it is kept. Conditions that are none, and actions that cannot be done, are refused with all that is wrong. */
export function readText(input: RuleInput, ownTypes: ReadonlySet<string>): RuleText;
export function readText(input: Omit<RuleChangeInput, 'version'>, ownTypes: ReadonlySet<string>): RuleChange;
export function readText({ conditions, actions, ...rest }: Omit<RuleChangeInput, 'version'>, ownTypes: ReadonlySet<string>): RuleChange {
  return {
    ...rest,
    ...(conditions === undefined ? {} : { conditions: readConditions(conditions, ownTypes) }),
    ...(actions === undefined ? {} : { actions: readActions(actions.map(actionOf)) }),
  };
}

function readConditions(written: NonNullable<RuleChangeInput['conditions']>, ownTypes: ReadonlySet<string>): WrittenConditions {
  const kept: WrittenConditions = typeof written === 'string' ? { cel: written } : written;
  const checked = checkConditions(kept, { ownTypes });
  if ('mistakes' in checked) throw new AppError('RULE_INVALID', { count: checked.mistakes.length }, { details: { mistakes: checked.mistakes } });
  return kept;
}

function readActions(actions: readonly RuleAction[]): readonly RuleAction[] {
  const mistakes = actions.flatMap((action, n): FieldMistake[] => {
    if (action.type !== 'addToList') return [];
    const asked = checkConditions({ field: action.addToList.field, operator: 'exists' });
    return 'mistakes' in asked ? [{ field: `actions.${n}.addToList.field`, message: asked.mistakes[0]?.says ?? 'This is no field of the language of rules.' }] : [];
  });
  mistakes.push(...doneTwice(actions));
  if (mistakes.length > 0) throw invalid(mistakes);
  return actions;
}

/** A rule as a whole, once each part of it is fine. */
export function refuseWithoutEffect(rule: RuleText, ownTypes: ReadonlySet<string>): void {
  const mistakes = withoutEffect(rule, ownTypes);
  if (mistakes.length > 0) throw invalid(mistakes);
}
