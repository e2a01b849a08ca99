import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, OwnEventTypes, type RuleChange, type RuleChanged, Rules, type RuleText, RuleVersions } from '@app/database';
import { celOf, checkConditions, treeOfScores } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { pagination, placeIn, rankedPlaceIn } from '../list-cursor.js';
import { paginationOf } from '../page.js';
import { readText, refuseWithoutEffect } from './read-text.js';
import { showRule } from './show-rule.js';

@Controller()
export class RulesController {
  constructor(
    private readonly rules: Rules,
    private readonly versions: RuleVersions,
    private readonly ownTypes: OwnEventTypes,
  ) {}

  @Serves(endpoints.checkRule)
  async check(@Asked() { body }: AskedOf<typeof endpoints.checkRule>, @Caller() holder: KeyHolder) {
    const checked = checkConditions(body.conditions, { ownTypes: await this.ownTypes.codes(holder.organizationId) });
    if ('mistakes' in checked) return { success: true, valid: false, mistakes: checked.mistakes, windows: [], lists: [], cel: null, tree: null };
    const { windows, lists } = checked.rule;
    return { success: true, valid: true, mistakes: [], windows, lists: [...new Set(lists.map(({ listId }) => listId))], cel: celOf(checked.rule), tree: Array.isArray(body.conditions) ? treeOfScores(body.conditions) : null };
  }

  @Serves(endpoints.createRule)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createRule>, @Caller() { organizationId, keyId }: KeyHolder) {
    const ownTypes = await this.ownTypes.codes(organizationId);
    const text = readText(body, ownTypes);
    refuseWithoutEffect(text, ownTypes);
    return shown(await this.rules.create(organizationId, text, keyId));
  }

  @Serves(endpoints.listRules)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listRules>, @Caller() holder: KeyHolder) {
    const { cursor, page, pageSize, limit: asked, offset: skipped, ...list } = query;
    const { sortBy, sortOrder, ...filter } = list;
    const limit = asked ?? pageSize;
    const offset = skipped ?? (page - 1) * limit;
    const after = rankedPlaceIn(cursor, list, rankKinds[sortBy]);
    const { rules, ...counted } = await this.rules.list(holder.organizationId, filter, { by: sortBy, direction: sortOrder }, { limit, offset, after });
    const { total } = counted;
    const listed = rules.map(({ rank, ...rule }) => ({ at: rank, id: rule.id, shown: showRule(rule) }));
    const turned = { total: String(total), page: Math.floor(offset / limit) + 1, pageSize: limit, totalPages: Math.ceil(total / limit) };
    return { success: true, rules: listed.map((row) => row.shown), ...turned, pagination: pagination(counted, { limit, offset }, listed.at(-1), list) };
  }

  @Serves(endpoints.getRule)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getRule>, @Caller() holder: KeyHolder) {
    const rule = isUuid(id) ? await this.rules.find(holder.organizationId, id) : null;
    if (!rule) throw new AppError('RULE_NOT_FOUND', { id });
    return shown(rule);
  }

  @Serves(endpoints.changeRule)
  async change(@Asked() { params: { id }, body: { version, ...body } }: AskedOf<typeof endpoints.changeRule>, @Caller() { organizationId, keyId }: KeyHolder) {
    const ownTypes = await this.ownTypes.codes(organizationId);
    const change = readText(body, ownTypes);
    // What was kept before this was refused may still be archived or renamed.
    const before = isUuid(id) && decidingParts.some((part) => change[part] !== undefined) ? await this.rules.find(organizationId, id) : null;
    if (before) refuseWithoutEffect({ ...before, ...sent(change) }, ownTypes);
    const changed: RuleChanged = isUuid(id) ? await this.rules.change(organizationId, id, change, { by: keyId, known: version }) : { is: 'unknown' };
    if (changed.is === 'unknown') throw new AppError('RULE_NOT_FOUND', { id });
    if (changed.is === 'stale') throw new AppError('RULE_CHANGED', { version: changed.version, known: version ?? changed.version });
    return shown(changed.rule);
  }

  @Serves(endpoints.deleteRule)
  async remove(@Asked() { params: { id } }: AskedOf<typeof endpoints.deleteRule>, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.rules.remove(holder.organizationId, id))) throw new AppError('RULE_NOT_FOUND', { id });
  }

  @Serves(endpoints.listRuleVersions)
  async listVersions(@Asked() { params: { id }, query }: AskedOf<typeof endpoints.listRuleVersions>, @Caller() holder: KeyHolder) {
    const { versions, total } = isUuid(id) ? await this.versions.list(holder.organizationId, id, query) : { versions: [], total: 0 };
    if (total === 0) throw new AppError('RULE_NOT_FOUND', { id });
    return { success: true, versions, pagination: paginationOf(total, query, versions.length) };
  }

  @Serves(endpoints.listRuleHits)
  async listHits(@Asked() { params: { id }, query: { cursor, ...page } }: AskedOf<typeof endpoints.listRuleHits>, @Caller() { organizationId }: KeyHolder) {
    const rule = isUuid(id) ? await this.rules.find(organizationId, id) : null;
    if (!rule) throw new AppError('RULE_NOT_FOUND', { id });
    const { hits, ...counted } = await this.rules.hits(id, { ...page, after: placeIn(cursor, { id }, isUuid) });
    const last = hits.at(-1);
    return { success: true, hits, pagination: pagination(counted, page, last && { at: last.hitAt, id: last.eventId }, { id }) };
  }

  @Serves(endpoints.getRuleVersion)
  async getVersion(@Asked() { params: { id, version } }: AskedOf<typeof endpoints.getRuleVersion>, @Caller() { organizationId }: KeyHolder) {
    if (!isUuid(id) || (await this.versions.list(organizationId, id, { limit: 1, offset: 0 })).total === 0) throw new AppError('RULE_NOT_FOUND', { id });
    const found = /^\d{1,9}$/.test(version) ? await this.versions.find(organizationId, id, Number(version)) : null;
    if (!found) throw new AppError('RULE_VERSION_NOT_FOUND', { id, version });
    return { success: true, version: found };
  }
}

/** What rules have their place by in a list. */
const rankKinds = { name: 'text', priority: 'whole', createdAt: 'moment', updatedAt: 'moment', score: 'number' } as const;

const decidingParts = ['conditions', 'actions', 'openAfterSeconds', 'closeAfterSeconds'] as const;

const sent = (change: RuleChange): Partial<RuleText> => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** In our envelope, and beside it as gu1 answers it. */
function shown(rule: Parameters<typeof showRule>[0]) {
  const answer = showRule(rule);
  return { success: true, rule: answer, ...answer };
}
