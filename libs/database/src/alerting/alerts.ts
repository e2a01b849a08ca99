import type { Severity } from '@app/domain';
import type { Database } from '../database.js';
import { AlertEntity } from '../tables/alert.entity.js';
import type { AlertSnapshot } from './snapshot.js';

export type AlertStatus = AlertEntity['status'];

/** An alert as it is shown. */
export interface AlertRecord {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ruleVersion: number;
  readonly entityId: string;
  readonly status: AlertStatus;
  readonly severity: Severity;
  readonly because: string;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly snapshot: AlertSnapshot;
}

export interface AlertFilter {
  readonly status?: AlertStatus | undefined;
  readonly entityId?: string | undefined;
  readonly ruleId?: string | undefined;
}

export class Alerts {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list(organizationId: string, filter: AlertFilter, page: { limit: number; offset: number }): Promise<{ alerts: AlertRecord[]; total: number }> {
    const [rows, total] = await this.table.findAndCount({
      where: { organizationId, ...given(filter) },
      order: { openedAt: 'DESC', id: 'ASC' },
      take: page.limit,
      skip: page.offset,
    });
    return { alerts: rows.map(toRecord), total };
  }

  async find(organizationId: string, id: string): Promise<AlertRecord | null> {
    const row = await this.table.findOneBy({ organizationId, id });
    return row && toRecord(row);
  }

  private get table() {
    return this.database.source.getRepository(AlertEntity);
  }
}

/** TypeORM refuses a filter that is there and undefined. */
function given(filter: AlertFilter): { status?: AlertStatus; entityId?: string; ruleId?: string } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function toRecord(row: AlertEntity): AlertRecord {
  // Alerting is the only writer of this column.
  const snapshot = row.snapshot as unknown as AlertSnapshot;
  const { id, ruleId, ruleVersion, entityId, status, severity, openedAt, endedAt } = row;
  return { id, ruleId, ruleName: snapshot.rule.name, ruleVersion, entityId, status, severity, because: snapshot.because, openedAt, endedAt, snapshot };
}
