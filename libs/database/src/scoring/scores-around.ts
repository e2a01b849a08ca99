import type { Analysis } from '@app/domain';
import type { Database } from '../database.js';

export interface CycleThen {
  readonly cycle: number;
  readonly scores: Analysis['scores'];
  readonly finishedAt: Date;
}

/** The scores of an entity before and after a moment. */
export interface ScoresAroundMoment {
  readonly before: CycleThen | null;
  /** The first cycle that changed a score and began afterwards. */
  readonly after: CycleThen | null;
  readonly scoredAt: Date | null;
}

// A cycle that was at work in the moment itself need not have seen what came then: it counts as before.
const began = `h.finished_at - h.duration_ms * interval '1 ms'`;
const history = `select h.cycle, h.scores, h.finished_at as "finishedAt" from score_history h where h.entity_id = $1 and (h.organization_id = $2) is true`;
const before = { name: 'scores-before', text: `${history} and ${began} <= $3::timestamptz order by h.cycle desc limit 1` };
const after = { name: 'scores-after', text: `${history} and ${began} > $3::timestamptz and h.cycle > $4 order by h.cycle limit 1` };
const latest = { name: 'scored-since', text: 'select a.finished_at as at from analysis a where a.entity_id = $1 and (a.organization_id = $2) is true and a.started_at > $3::timestamptz' };

type Row = CycleThen & Record<string, unknown>;

/** What scores were around a moment. A long history is walked from its end: whoever asks says how long that may take. */
export class ScoresAround {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  of(organizationId: string, entityId: string, moment: Date): Promise<ScoresAroundMoment> {
    return this.database.reading(async (tx) => {
      const values = [entityId, organizationId, moment.toISOString()];
      const [earlier] = await tx.rows<Row>(before, values);
      const [later] = await tx.rows<Row>(after, [...values, earlier?.cycle ?? 0]);
      const [analysis] = later ? [] : await tx.rows<{ at: Date }>(latest, values);
      return { before: earlier ?? null, after: later ?? null, scoredAt: later?.finishedAt ?? analysis?.at ?? null };
    }, this.withinMs);
  }
}
