import { type AskedOf, endpoints } from '@app/contracts';
import { BadgePreviews, type BadgeRuleRecord, BadgeRules, type KeyHolder } from '@app/database';
import { badges } from '@app/domain';
import { AppError, invalid } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { pageAnswer } from '../dregs/page-answer.js';
import { API_ENV, type ApiEnv } from '../env.js';
import { isUuid } from '../is-uuid.js';
import { answeredWithin } from '../too-wide.js';

/** So many rules an organization can have: each is held against everybody who is scored. */
const MOST = 100;

/** The badges that there are, and those that an organization defines. */
@Controller()
export class BadgeRulesController {
  constructor(
    private readonly rules: BadgeRules,
    private readonly previews: BadgePreviews,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.listBadges)
  async badges(@Caller() holder: KeyHolder) {
    const rules = await this.rules.enabled(holder.organizationId);
    const items = [
      ...badges.map(({ slug, name, type, says }) => ({ slug, name, type, source: 'ANALYZER', says })),
      ...rules.map(({ slug, name, type }) => ({ slug, name, type, source: 'RULE', says: '' })),
    ];
    return { items, total: items.length };
  }

  @Serves(endpoints.createBadgeRule)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createBadgeRule>, @Caller() holder: KeyHolder) {
    const creation = await this.rules.create(holder.organizationId, body, MOST);
    if (creation.is === 'slug taken') throw new AppError('BADGE_SLUG_TAKEN', { slug: creation.slug });
    if (creation.is === 'too many') throw invalid([{ field: 'name', message: `There are ${MOST} badge rules already, the most there can be. Delete one, or change it.` }]);
    return creation.rule;
  }

  @Serves(endpoints.previewBadgeRule)
  preview(@Asked() { body }: AskedOf<typeof endpoints.previewBadgeRule>, @Caller() holder: KeyHolder) {
    const seconds = this.env.READ_TIMEOUT_SECONDS;
    return answeredWithin(seconds, () => this.previews.ask(holder.organizationId, body.conditions, seconds * 1_000));
  }

  @Serves(endpoints.listBadgeRules)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listBadgeRules>, @Caller() holder: KeyHolder) {
    return pageAnswer(await this.rules.list(holder.organizationId, query), query, (rule) => rule);
  }

  @Serves(endpoints.getBadgeRule)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getBadgeRule>, @Caller() holder: KeyHolder) {
    return found(id, isUuid(id) ? await this.rules.find(holder.organizationId, id) : null);
  }

  @Serves(endpoints.changeBadgeRule)
  async change(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeBadgeRule>, @Caller() holder: KeyHolder) {
    return found(id, isUuid(id) ? await this.rules.change(holder.organizationId, id, body) : null);
  }

  @Serves(endpoints.deleteBadgeRule)
  async remove(@Asked() { params: { id } }: AskedOf<typeof endpoints.deleteBadgeRule>, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.rules.remove(holder.organizationId, id))) throw new AppError('BADGE_RULE_NOT_FOUND', { id });
  }
}

function found(id: string, rule: BadgeRuleRecord | null): BadgeRuleRecord {
  if (rule) return rule;
  throw new AppError('BADGE_RULE_NOT_FOUND', { id });
}
