import type { Analysis } from '@app/domain';
import type { Database } from '../database.js';

/** The latest scoring cycle of an entity, as it is shown. */
export interface AnalysisRecord {
  readonly entityId: string;
  readonly cycle: number;
  readonly scores: Analysis['scores'];
  readonly observations: Analysis['observations'];
  readonly eventCount: number;
  readonly deviceCount: number;
  readonly durationMs: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

export class Analyses {
  constructor(private readonly database: Database) {}

  async latest(organizationId: string, entityId: string): Promise<AnalysisRecord | null> {
    const [analysis] = await this.database.rows<AnalysisRecord & Record<string, unknown>>(
      `select entity_id as "entityId", cycle, scores, observations, event_count::float8 as "eventCount", device_count as "deviceCount",
         duration_ms as "durationMs", started_at as "startedAt", finished_at as "finishedAt"
       from analysis where organization_id = $1 and entity_id = $2`,
      [organizationId, entityId],
    );
    return analysis ?? null;
  }
}
