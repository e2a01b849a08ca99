import { alertDueAt, type AlertObjectives, alertObjectives, type AlertStatus, type Severity } from '@app/domain';
import type { Database } from '../database.js';
import { behind, type Place } from '../behind.js';
import type { Direction, PageAsked } from '../page.js';
import { type AlertFilter, whereAlerts } from './alert-filter.js';
import type { AlertSnapshot } from './snapshot.js';

/** An alert as it is shown. */
export interface AlertRecord {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ruleVersion: number;
  readonly entityId: string;
  readonly status: AlertStatus;
  readonly severity: Severity;
  readonly category: string;
  readonly assignee: string | null;
  readonly because: string;
  readonly openedAt: Date;
  /** By when somebody should have looked into it. */
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: Date | null;
  /** Null: the rule stopped holding. */
  readonly resolvedBy: string | null;
  readonly updatedAt: Date;
  readonly snapshot: AlertSnapshot;
}

/** One thing that somebody did with an alert. */
export interface AlertActionRecord {
  readonly number: number;
  readonly action: string;
  readonly statusBefore: AlertStatus;
  readonly statusAfter: AlertStatus;
  readonly assignee: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
}

export interface AlertPage extends PageAsked {
  /** The newest first, when it is left out. */
  readonly order?: Direction;
  readonly after?: Place | null;
}

const columns = `id, rule_id as "ruleId", rule_version as "ruleVersion", entity_id as "entityId", status, severity, category, assignee, opened_at as "openedAt", ended_at as "endedAt",
  acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy", resolved_at as "resolvedAt", resolved_by as "resolvedBy", snapshot,
  greatest(opened_at, ended_at, acknowledged_at, resolved_at, (select max(at) from alert_action where alert_id = alert.id)) as "updatedAt",
  (select alert_objectives from organization where id = $1) as objectives`;

type Row = Omit<AlertRecord, 'ruleName' | 'because' | 'dueAt'> & { readonly objectives: Partial<AlertObjectives> } & Record<string, unknown>;

/** What rules raised. Those of rules that were deleted stay. */
export class Alerts {
  constructor(private readonly database: Database) {}

  /** By the moment at which they opened. */
  async list(organizationId: string, filter: AlertFilter, { limit, offset, order = 'desc', after = null }: AlertPage): Promise<{ alerts: AlertRecord[]; total: number; hasMore: boolean }> {
    const { where, values } = whereAlerts(organizationId, filter);
    const beyond = behind(after, { at: 'opened_at', id: 'id', direction: order }, values.length);
    const [rows, [count]] = await Promise.all([
      this.database.rows<Row>(`select ${columns} from alert where ${where}${beyond.condition} order by ${beyond.order} limit ${limit + 1} offset ${offset}`, [...values, ...beyond.values]),
      this.database.rows<{ total: number }>(`select count(*)::int as total from alert where ${where}`, values),
    ]);
    return { alerts: rows.slice(0, limit).map(toRecord), total: count?.total ?? 0, hasMore: rows.length > limit };
  }

  /** With what was done with it, in order. */
  async find(organizationId: string, id: string): Promise<(AlertRecord & { history: AlertActionRecord[] }) | null> {
    const [row] = await this.database.rows<Row>(`select ${columns} from alert where organization_id = $1 and id = $2`, [organizationId, id]);
    if (!row) return null;
    const history = await this.database.rows<AlertActionRecord & Record<string, unknown>>(
      `select number, action, status_before as "statusBefore", status_after as "statusAfter", assignee, note, by, at from alert_action where alert_id = $1 order by number`,
      [id],
    );
    return { ...toRecord(row), history };
  }
}

const toRecord = ({ objectives, ...row }: Row): AlertRecord => ({ ...row, ruleName: row.snapshot.rule.name, because: row.snapshot.because, dueAt: alertDueAt(row, alertObjectives(objectives)) });
