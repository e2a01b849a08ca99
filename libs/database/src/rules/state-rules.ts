import { evaluateRule, isInScope, type RuleAnswer, stateCase } from '@app/domain';
import type { Database } from '../database.js';
import { loadStates } from './load-states.js';
import { lookUpLists } from './look-up-lists.js';
import { type RunningRule, RunningRules } from './running-rules.js';

/** Asks the rules that are about what somebody is, without anything coming of it. */
export class StateRules {
  private readonly running = new RunningRules();

  constructor(private readonly database: Database) {}

  /** Those of whom he is in scope, the higher priority first. Ages are counted to `at`. */
  async ask(organizationId: string, entityId: string, at: Date): Promise<{ readonly rule: RunningRule; readonly answer: RuleAnswer }[]> {
    const running = (await this.running.of(this.database, [organizationId])).get(organizationId)?.rules ?? [];
    const state = (await loadStates(this.database, [entityId], { withObservations: true })).get(entityId);
    if (state?.organizationId !== organizationId) return [];
    const rules = running.filter((rule) => !rule.asksAboutAnEvent && isInScope(rule, state.entity));
    const lists = await lookUpLists(this.database, [{ organizationId, rules, case: stateCase(state, at.getTime()) }]);
    const given = stateCase(state, at.getTime(), lists.get(organizationId));
    return rules.map((rule) => ({ rule, answer: evaluateRule(rule.compiled, given) }));
  }
}
