import type { Analysis } from '@app/domain';
import type { Database } from '../database.js';

/** One scoring cycle of an entity, the latest or a past one. */
export interface CycleRecord {
  readonly cycle: number;
  readonly scores: Analysis['scores'];
  readonly observations: Analysis['observations'];
  readonly eventCount: number;
  readonly deviceCount: number;
  readonly durationMs: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** A cycle without what was observed in it. */
export type CycleSummary = Pick<CycleRecord, 'cycle' | 'scores' | 'eventCount' | 'deviceCount' | 'finishedAt'>;

const summary = 'cycle, scores, event_count::float8 as "eventCount", device_count as "deviceCount", finished_at as "finishedAt"';
const columns = `${summary}, observations, duration_ms as "durationMs"`;

// History keeps no start of its own; it follows from how long the cycle took.
const one = `
  select ${columns}, started_at as "startedAt" from analysis where organization_id = $1 and entity_id = $2 and ($3::int is null or cycle = $3)
  union all
  select ${columns}, finished_at - duration_ms * interval '1 ms' from score_history where organization_id = $1 and entity_id = $2 and cycle = $3
  limit 1`;

/** The scoring cycles of entities: the latest, and those before it that changed a score. */
export class Cycles {
  constructor(private readonly database: Database) {}

  /** The latest, when no cycle is named. */
  async find(organizationId: string, entityId: string, cycle: number | null = null): Promise<CycleRecord | null> {
    const [found] = await this.database.rows<CycleRecord & Record<string, unknown>>(one, [organizationId, entityId, cycle]);
    return found ?? null;
  }

  /** The newest first. */
  history(organizationId: string, entityId: string, limit: number): Promise<CycleSummary[]> {
    return this.database.rows<CycleSummary & Record<string, unknown>>(
      `select ${summary} from score_history where organization_id = $1 and entity_id = $2 order by cycle desc limit $3`,
      [organizationId, entityId, limit],
    );
  }
}
