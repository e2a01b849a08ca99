import { asksAboutAnEvent, checkConditions } from '@app/domain';
import type { RunningRule } from './running-rules.js';

/** A running rule for tests: of Acme, active, and with whatever a test says otherwise. */
export function runningRule(says: Partial<RunningRule> & Pick<RunningRule, 'conditions'>): RunningRule {
  const checked = checkConditions(says.conditions);
  if ('mistakes' in checked) throw new Error(JSON.stringify(checked.mistakes));
  return {
    id: 'rule', organizationId: 'acme', name: 'A rule', description: '', category: 'custom', targetEntityTypes: [], actions: [{ type: 'createAlert' }], enabled: true, priority: 50, score: null,
    status: 'active', evaluationMode: 'async', riskMatrixId: null, countries: [], scope: {}, tags: [], severity: 'HIGH', decision: null, cooldownSeconds: 0, openAfterSeconds: 0, closeAfterSeconds: 0,
    version: 1, compiled: checked.rule, asksAboutAnEvent: asksAboutAnEvent(checked.rule), ranBehindUntil: null, ...says,
  };
}
