import { type Analysis, changesBetween, type CycleCause, type ObservationChange, observationsFromText } from '@app/domain';
import type { RevisionBody } from '../alerting/revise.js';
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
  readonly cause: CycleCause;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** A cycle that changed a score. */
export interface PastCycle {
  readonly cycle: number;
  readonly scores: Analysis['scores'];
  readonly observations: Analysis['observations'];
  readonly eventCount: number;
  readonly deviceCount: number;
  readonly durationMs: number;
  readonly cause: CycleCause;
  readonly finishedAt: Date;
}

/** With what it changed. */
export interface HistoryEntry extends PastCycle {
  readonly changes: readonly ObservationChange[];
  readonly revision: RevisionBody | null;
}

/** As it comes from the database. */
type Stored<Cycle extends PastCycle> = Omit<Cycle, 'observations'> & { readonly observations: string } & Record<string, unknown>;

const read = <Cycle extends PastCycle>(row: Stored<Cycle>): Cycle => ({ ...row, observations: observationsFromText(row.observations) }) as unknown as Cycle;

const pastColumns = 'cycle, scores, observations, event_count::float8 as "eventCount", device_count as "deviceCount", duration_ms as "durationMs", cause, finished_at as "finishedAt"';

export class Analyses {
  constructor(private readonly database: Database) {}

  async latest(organizationId: string, entityId: string): Promise<AnalysisRecord | null> {
    const [analysis] = await this.database.rows<Stored<AnalysisRecord>>(
      `select entity_id as "entityId", cycle, scores,
         coalesce(observations, (select h.observations from score_history h where h.entity_id = a.entity_id and h.cycle = a.cycle), '[]') as observations, event_count::float8 as "eventCount", device_count as "deviceCount",
         duration_ms as "durationMs", cause, started_at as "startedAt", finished_at as "finishedAt"
       from analysis a where organization_id = $1 and entity_id = $2`,
      [organizationId, entityId],
    );
    return analysis ? read(analysis) : null;
  }

  /** One that changed a score, or the latest. */
  async cycle(organizationId: string, entityId: string, cycle: number): Promise<(PastCycle & { readonly startedAt: Date }) | null> {
    const latest = await this.latest(organizationId, entityId);
    if (latest?.cycle === cycle) return latest;
    const [past] = await this.database.rows<Stored<PastCycle & { startedAt: Date }>>(
      // History keeps no start of its own; it follows from how long the cycle took.
      `select ${pastColumns}, finished_at - duration_ms * interval '1 ms' as "startedAt" from score_history where organization_id = $1 and entity_id = $2 and cycle = $3`,
      [organizationId, entityId, cycle],
    );
    return past ? read(past) : null;
  }

  /** The newest first, each beside the one before it. */
  async history(organizationId: string, entityId: string, { limit, offset }: { limit: number; offset: number }): Promise<{ history: HistoryEntry[]; total: number }> {
    const [[counted], cycles] = await Promise.all([
      this.database.rows<{ total: number }>('select count(*)::int as total from score_history where organization_id = $1 and entity_id = $2', [organizationId, entityId]),
      this.database.rows<Stored<PastCycle & { revision: RevisionBody | null }>>(
        `select ${pastColumns}, (select body from score_revision r where r.entity_id = h.entity_id and r.cycle = h.cycle) as revision from score_history h where organization_id = $1 and entity_id = $2 order by cycle desc limit $3 offset $4`,
        [organizationId, entityId, limit + 1, offset],
      ),
    ]);
    const past = cycles.map((one) => read(one));
    const history = past.slice(0, limit).map((one, n) => ({ ...one, changes: changesBetween(past[n + 1]?.observations ?? [], one.observations) }));
    return { history, total: counted?.total ?? 0 };
  }
}
