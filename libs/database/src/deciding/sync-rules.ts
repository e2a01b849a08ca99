import { runningStatuses } from '@app/domain';
import type { Queryable } from '../database.js';
import { type RunningRule, RunningRules } from '../rules/running-rules.js';

/** So long a change of a rule may take to reach the requests that ask it, in ms: the price of not asking for rules with every group. */
export const REMEMBER_MS = 1_000;
const REMEMBER_MOST = 10_000;
/** Of more organizations the rules are compiled when the first of their events comes. */
const PREPARED_MOST = 100;

const havingSome = {
  name: 'rules-sync-organizations',
  text: `select organization_id as id from rule where evaluation_mode = 'sync' and enabled and deleted_at is null and status = any($1::text[]) group by organization_id order by count(*) desc limit ${PREPARED_MOST}`,
};

interface Known {
  readonly at: number;
  readonly rules: readonly RunningRule[];
}

/** The rules that are asked inside of requests. Who has none pays for a look every second. */
export class SyncRules {
  private readonly running = new RunningRules();
  private readonly known = new Map<string, Known>();

  async of(tx: Queryable, organizationIds: Iterable<string>): Promise<readonly RunningRule[]> {
    const now = Date.now();
    const asked = [...new Set(organizationIds)];
    const stale = asked.filter((id) => now - (this.known.get(id)?.at ?? -Infinity) >= REMEMBER_MS);
    if (stale.length > 0) {
      if (this.known.size >= REMEMBER_MOST) this.known.clear();
      for (const [id, { rules }] of await this.running.of(tx, stale)) this.known.set(id, { at: now, rules: rules.filter(({ evaluationMode }) => evaluationMode === 'sync') });
    }
    return asked.flatMap((id) => this.known.get(id)?.rules ?? []);
  }

  /** Compiles the rules before somebody waits for them. Answers whose, most rules first. */
  async prepare(tx: Queryable): Promise<string[]> {
    const ids = (await tx.rows<{ id: string }>(havingSome, [runningStatuses])).map(({ id }) => id);
    await this.of(tx, ids);
    return ids;
  }
}
