import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, OwnEventTypes, type RuleRecord, Rules } from '@app/database';
import { celOf, checkRule } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';

@Controller()
export class RulesController {
  constructor(private readonly rules: Rules, private readonly ownTypes: OwnEventTypes) {}

  @Serves(endpoints.checkRule)
  async check(@Asked() { body }: AskedOf<typeof endpoints.checkRule>, @Caller() holder: KeyHolder) {
    const checked = checkRule(body.conditions, { ownTypes: await this.ownTypes.codes(holder.organizationId) });
    if ('mistakes' in checked) return { success: true, valid: false, mistakes: checked.mistakes, windows: [], lists: [], cel: null };
    const { windows, lists } = checked.rule;
    return { success: true, valid: true, mistakes: [], windows, lists: [...new Set(lists.map(({ listId }) => listId))], cel: celOf(checked.rule) };
  }

  @Serves(endpoints.createRule)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createRule>, @Caller() holder: KeyHolder) {
    return { success: true, rule: await this.rules.create(holder.organizationId, body) };
  }

  @Serves(endpoints.listRules)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listRules>, @Caller() holder: KeyHolder) {
    const { rules, total } = await this.rules.list(holder.organizationId, query);
    return { success: true, rules, pagination: paginationOf(total, query, rules.length) };
  }

  @Serves(endpoints.getRule)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getRule>, @Caller() holder: KeyHolder) {
    return { success: true, rule: found(id, isUuid(id) ? await this.rules.find(holder.organizationId, id) : null) };
  }

  @Serves(endpoints.changeRule)
  async change(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeRule>, @Caller() holder: KeyHolder) {
    return { success: true, rule: found(id, isUuid(id) ? await this.rules.change(holder.organizationId, id, body) : null) };
  }

  @Serves(endpoints.deleteRule)
  async remove(@Asked() { params: { id } }: AskedOf<typeof endpoints.deleteRule>, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.rules.remove(holder.organizationId, id))) throw new AppError('RULE_NOT_FOUND', { id });
  }
}

function found(id: string, rule: RuleRecord | null): RuleRecord {
  if (rule) return rule;
  throw new AppError('RULE_NOT_FOUND', { id });
}
