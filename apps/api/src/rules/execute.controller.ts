import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, OwnEventTypes, type RuleRecord, Rules, TryRule } from '@app/database';
import { becauseOf } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';

@Controller()
export class ExecuteRuleController {
  constructor(
    private readonly rules: Rules,
    private readonly trying: TryRule,
    private readonly ownTypes: OwnEventTypes,
  ) {}

  @Serves(endpoints.executeRule)
  async execute(@Asked() { params: { ruleId }, body: { entityId, includeDebug } }: AskedOf<typeof endpoints.executeRule>, @Caller() { organizationId }: KeyHolder) {
    const began = performance.now();
    const rule = isUuid(ruleId) ? await this.rules.find(organizationId, ruleId) : null;
    if (!rule) throw new AppError('RULE_NOT_FOUND', { id: ruleId });
    const tried = await this.trying.on(rule, entityId, await this.ownTypes.codes(organizationId), new Date());
    if (tried.is === 'nobody') throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: entityId });
    if (tried.is === 'no rule') throw new AppError('RULE_INVALID', { count: tried.mistakes.length }, { details: { mistakes: tried.mistakes } });
    const { answer, given, eventId, inScope } = tried;
    return {
      success: true,
      matched: answer.holds,
      score: answer.holds ? (rule.score ?? 0) : 0,
      executionTime: Math.round((performance.now() - began) * 100) / 100,
      conditions: answer.conditions,
      because: becauseOf(answer.conditions),
      actions: answer.holds ? rule.actions.map((action) => ({ type: action.type, status: 'would_execute', details: detailsOf(action, rule) })) : [],
      debug: includeDebug ? { eventId, troubles: answer.troubles, windows: Object.fromEntries(given.windows), inScope } : null,
    };
  }
}

/** What gu1 tells of an alert: its type, title and severity. */
function detailsOf(action: RuleRecord['actions'][number], rule: RuleRecord): Record<string, unknown> {
  if (action.type === 'setEntityStatus') return action.setEntityStatus;
  if (action.type === 'addToList') return action.addToList;
  if (action.type === 'giveBadge') return action.giveBadge;
  if (action.type === 'blockDevice') return action.blockDevice;
  return { type: rule.category, title: rule.name, severity: rule.severity, ...action.createAlert };
}
