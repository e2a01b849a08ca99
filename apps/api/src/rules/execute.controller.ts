import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, OwnEventTypes, type RuleRecord, Rules, type RuleText, type RuleTried, textOf, TryRule } from '@app/database';
import { becauseOf } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { readText } from './read-text.js';

/** A draft has no id yet. */
const noId = '00000000-0000-0000-0000-000000000000';

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
    const rule = await this.found(organizationId, ruleId);
    const tried = await this.trying.on(rule, entityId, await this.ownTypes.codes(organizationId), new Date());
    if (tried.is === 'nobody') throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: entityId });
    const answered = triedOr(tried);
    return { success: true, ...outcomeOf(answered, rule, began), debug: includeDebug ? seenBy(answered) : null };
  }

  @Serves(endpoints.tryRule)
  async atEvent(@Asked() { body: { ruleId, rule: draft, eventId } }: AskedOf<typeof endpoints.tryRule>, @Caller() { organizationId }: KeyHolder) {
    const began = performance.now();
    const ownTypes = await this.ownTypes.codes(organizationId);
    const text = draft ? readText({ ...draft, name: draft.name ?? 'A draft' }, ownTypes) : textOf(await this.found(organizationId, ruleId ?? ''));
    const tried = await this.trying.atEvent({ ...text, id: ruleId ?? noId, organizationId, version: 0 }, eventId, ownTypes);
    if (tried.is === 'no event') throw new AppError('EVENT_NOT_FOUND', { id: eventId });
    if (tried.is === 'nobody') throw new AppError('EVENT_OF_NOBODY', { id: eventId });
    const answered = triedOr(tried);
    return { success: true, ...outcomeOf(answered, text, began), seen: seenBy(answered) };
  }

  private async found(organizationId: string, ruleId: string): Promise<RuleRecord> {
    const rule = isUuid(ruleId) ? await this.rules.find(organizationId, ruleId) : null;
    if (!rule) throw new AppError('RULE_NOT_FOUND', { id: ruleId });
    return rule;
  }
}

type Answered = Extract<RuleTried, { is: 'tried' }>;

/** A stored rule can have become none: an event type of the organization's own was taken away. */
function triedOr(tried: RuleTried): Answered {
  if (tried.is === 'tried') return tried;
  const mistakes = tried.is === 'no rule' ? tried.mistakes : [];
  throw new AppError('RULE_INVALID', { count: mistakes.length }, { details: { mistakes } });
}

function outcomeOf({ answer }: Answered, rule: RuleText, began: number) {
  return {
    matched: answer.holds,
    score: answer.holds ? (rule.score ?? 0) : 0,
    executionTime: Math.round((performance.now() - began) * 100) / 100,
    conditions: answer.conditions,
    because: becauseOf(answer.conditions),
    actions: answer.holds ? rule.actions.map((action) => ({ type: action.type, status: 'would_execute' as const, details: detailsOf(action, rule) })) : [],
  };
}

const seenBy = ({ answer, given, eventId, inScope }: Answered) => ({ eventId, troubles: answer.troubles, windows: Object.fromEntries(given.windows), inScope });

/** What gu1 tells of an alert: its type, title and severity. */
function detailsOf(action: RuleText['actions'][number], rule: RuleText): Record<string, unknown> {
  if (action.type === 'setEntityStatus') return action.setEntityStatus;
  if (action.type === 'addToList') return action.addToList;
  if (action.type === 'giveBadge') return action.giveBadge;
  if (action.type === 'blockDevice') return action.blockDevice;
  return { type: rule.category, title: rule.name, severity: rule.severity, ...action.createAlert };
}
