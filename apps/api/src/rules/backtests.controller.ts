import { type AskedOf, endpoints } from '@app/contracts';
import { type BacktestRecord, Backtests, type KeyHolder, OwnEventTypes, type RuleText, Rules, textOf } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';
import { readText } from './read-text.js';

/** One after the other they are worked through; more would wait for hours. */
const MOST_OPEN = 10;

type Wish = AskedOf<typeof endpoints.createBacktest>['body'];

@Controller()
export class BacktestsController {
  constructor(
    private readonly backtests: Backtests,
    private readonly rules: Rules,
    private readonly ownTypes: OwnEventTypes,
  ) {}

  @Serves(endpoints.createBacktest)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createBacktest>, @Caller() { organizationId, keyId }: KeyHolder) {
    const wish = { ...(await this.ruleOf(body, organizationId)), from: new Date(body.from), to: new Date(body.to) };
    const backtest = await this.backtests.queue(organizationId, wish, keyId, MOST_OPEN);
    if (!backtest) throw new AppError('TOO_MANY_BACKTESTS', { count: MOST_OPEN });
    return { success: true, backtest };
  }

  @Serves(endpoints.listBacktests)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listBacktests>, @Caller() { organizationId }: KeyHolder) {
    const { backtests, total } = await this.backtests.list(organizationId, query, query);
    return { success: true, backtests, pagination: paginationOf(total, query, backtests.length) };
  }

  @Serves(endpoints.getBacktest)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getBacktest>, @Caller() { organizationId }: KeyHolder) {
    return { success: true, backtest: found(id, isUuid(id) ? await this.backtests.find(organizationId, id) : null) };
  }

  @Serves(endpoints.stopBacktest)
  async stop(@Asked() { params: { id } }: AskedOf<typeof endpoints.stopBacktest>, @Caller() { organizationId }: KeyHolder) {
    return { success: true, backtest: found(id, isUuid(id) ? await this.backtests.stop(organizationId, id) : null) };
  }

  @Serves(endpoints.listBacktestHits)
  async hits(@Asked() { params: { id }, query }: AskedOf<typeof endpoints.listBacktestHits>, @Caller() { organizationId }: KeyHolder) {
    const { hits: total } = found(id, isUuid(id) ? await this.backtests.find(organizationId, id) : null);
    const hits = await this.backtests.hits(id, query);
    return { success: true, hits, pagination: paginationOf(total, query, hits.length) };
  }

  private async ruleOf({ ruleId, rule: draft }: Wish, organizationId: string): Promise<{ ruleId: string | null; ruleVersion: number | null; rule: RuleText }> {
    if (draft) return { ruleId: null, ruleVersion: null, rule: readText({ ...draft, name: draft.name ?? 'A draft' }, await this.ownTypes.codes(organizationId)) };
    const rule = ruleId === undefined ? null : await this.rules.find(organizationId, ruleId);
    if (!rule) throw new AppError('RULE_NOT_FOUND', { id: ruleId ?? '' });
    return { ruleId: rule.id, ruleVersion: rule.version, rule: textOf(rule) };
  }
}

function found(id: string, backtest: BacktestRecord | null): BacktestRecord {
  if (backtest) return backtest;
  throw new AppError('BACKTEST_NOT_FOUND', { id });
}
