import { evaluateRule, isInScope, type RuleAnswer, standingCase } from '@app/domain';
import type { Database } from '../database.js';
import { loadStandings } from './load-standings.js';
import { lookUpLists } from './look-up-lists.js';
import { type RunningRule, RunningRules } from './running-rules.js';

/** Asks the rules that are about what somebody is, without anything coming of it. */
export class StandingRules {
  private readonly running = new RunningRules();

  constructor(private readonly database: Database) {}

  /** Those of whom he is in scope, the higher priority first. Ages are counted to `at`. */
  async ask(organizationId: string, entityId: string, at: Date): Promise<{ readonly rule: RunningRule; readonly answer: RuleAnswer }[]> {
    const running = (await this.running.of(this.database, [organizationId])).get(organizationId)?.rules ?? [];
    const standing = (await loadStandings(this.database, [entityId], { withObservations: true })).get(entityId);
    if (standing?.organizationId !== organizationId) return [];
    const rules = running.filter((rule) => !rule.asksAboutAnEvent && isInScope(rule, standing.entity));
    const lists = await lookUpLists(this.database, [{ organizationId, rules, case: standingCase(standing, at.getTime()) }]);
    const given = standingCase(standing, at.getTime(), lists.get(organizationId));
    return rules.map((rule) => ({ rule, answer: evaluateRule(rule.compiled, given) }));
  }
}
