import type { Explained } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import type { RuleText } from '../rules/rule-text.js';
import type { BacktestStatus } from '../tables/backtest.entity.js';
import type { BacktestReport } from './report.js';

/** What is to be asked, and about which events: from the first moment up to, and without, the second. */
export interface BacktestWish {
  readonly ruleId: string | null;
  readonly ruleVersion: number | null;
  readonly rule: RuleText;
  readonly from: Date;
  readonly to: Date;
}

/** A backtest as it is shown. */
export interface BacktestRecord extends BacktestWish {
  readonly id: string;
  readonly status: BacktestStatus;
  readonly total: number | null;
  readonly processed: number;
  readonly hits: number;
  readonly failures: number;
  readonly report: BacktestReport | null;
  readonly lastError: string | null;
  readonly requestedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface BacktestHitRecord {
  readonly eventId: string;
  readonly entityId: string;
  readonly eventAt: Date;
  readonly conditions: Explained;
}

const columns = `id, rule_id as "ruleId", rule_version as "ruleVersion", rule, from_at as "from", to_at as "to", status, total::float8 as total, processed::float8 as processed, hits::float8 as hits,
  failures::float8 as failures, report, last_error as "lastError", requested_by as "requestedBy", created_at as "createdAt", finished_at as "finishedAt"`;

type Row = BacktestRecord & Record<string, unknown>;

/** Backtests as those see them who ask for them. */
export class Backtests {
  constructor(private readonly database: Database) {}

  /** Once it answers, it will be worked through, whoever dies. Null: so many of the organization wait already. */
  queue(organizationId: string, { ruleId, ruleVersion, rule, from, to }: BacktestWish, by: string, most: number): Promise<BacktestRecord | null> {
    return this.database.transaction(async (tx) => {
      await tx.run('select from organization where id = $1 for no key update', [organizationId]);
      const [open] = await tx.rows<{ n: number }>(`select count(*)::int as n from backtest where organization_id = $1 and status in ('queued', 'running')`, [organizationId]);
      if ((open?.n ?? 0) >= most) return null;
      const [row] = await tx.rows<Row>(
        `insert into backtest (id, organization_id, rule_id, rule_version, rule, from_at, to_at, requested_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${columns}`,
        [uuid(), organizationId, ruleId, ruleVersion, JSON.stringify(rule), from, to, by, new Date()],
      );
      return row as BacktestRecord;
    });
  }

  /** The newest first. */
  async list(organizationId: string, { status, ruleId }: { status?: BacktestStatus | undefined; ruleId?: string | undefined }, page: { limit: number; offset: number }): Promise<{ backtests: BacktestRecord[]; total: number }> {
    const where = 'organization_id = $1 and ($2::text is null or status = $2) and ($3::uuid is null or rule_id = $3)';
    const values = [organizationId, status ?? null, ruleId ?? null];
    const backtests = await this.database.rows<Row>(`select ${columns} from backtest where ${where} order by created_at desc, id desc limit ${page.limit} offset ${page.offset}`, values);
    const [counted] = await this.database.rows<{ total: number }>(`select count(*)::int as total from backtest where ${where}`, values);
    return { backtests, total: counted?.total ?? 0 };
  }

  async find(organizationId: string, id: string): Promise<BacktestRecord | null> {
    const [row] = await this.database.rows<Row>(`select ${columns} from backtest where organization_id = $1 and id = $2`, [organizationId, id]);
    return row ?? null;
  }

  /** Whoever works on it stops after the events that are on their way. Nothing happens to one that has ended. */
  async stop(organizationId: string, id: string): Promise<BacktestRecord | null> {
    await this.database.run(`update backtest set status = 'stopped', finished_at = now(), claimed_until = null where organization_id = $1 and id = $2 and status in ('queued', 'running')`, [organizationId, id]);
    return this.find(organizationId, id);
  }

  /** In the order in which they happened. */
  hits(id: string, page: { limit: number; offset: number }): Promise<BacktestHitRecord[]> {
    return this.database.rows(`select event_id as "eventId", entity_id as "entityId", event_at as "eventAt", conditions from backtest_hit where backtest_id = $1 order by event_at, event_id limit $2 offset $3`, [id, page.limit, page.offset]);
  }
}
