import type { AlertStatus, Severity } from '@app/domain';

/** Which alerts are meant. */
export interface AlertFilter {
  readonly status?: AlertStatus | undefined;
  readonly severity?: Severity | undefined;
  readonly category?: string | undefined;
  readonly entityId?: string | undefined;
  readonly ruleId?: string | undefined;
  /** An empty text: those of nobody. */
  readonly assignee?: string | undefined;
  readonly openedAfter?: string | undefined;
  readonly openedBefore?: string | undefined;
}

const columns = { status: 'status = ', severity: 'severity = ', category: 'category = ', entityId: 'entity_id = ', ruleId: 'rule_id = ', assignee: 'assignee = ', openedAfter: 'opened_at >= ', openedBefore: 'opened_at < ' } as const;

/** Only what is asked for stands in the statement, so that the planner sees which index fits. */
export function whereAlerts(organizationId: string, filter: AlertFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [organizationId];
  const conditions = ['organization_id = $1'];
  for (const [name, column] of Object.entries(columns)) {
    const value = filter[name as keyof AlertFilter];
    if (value === undefined) continue;
    if (name === 'assignee' && value === '') conditions.push('assignee is null');
    else conditions.push(`${column}$${values.push(value)}`);
  }
  return { where: conditions.join(' and '), values };
}
