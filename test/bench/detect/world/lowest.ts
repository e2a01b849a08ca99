import type { Database } from '@app/database';
import { type Dimension, dimensions, observationsFromText } from '@app/domain';
import type { WorldEvent } from '../../../support/world/event.js';
import type { Scored } from './replay.js';

export interface Low {
  readonly value: number;
  /** When the newest event of that moment happened. */
  readonly at: number;
  /** What was seen then in that dimension, the worst first. */
  readonly because: readonly string[];
}

export type Lows = Partial<Record<Dimension, Low>>;

interface Row {
  entity_id: string;
  last_event_at: Date;
  scores: Record<Dimension, { value: number } | null>;
  observations: string;
}

// Where a cycle changed a score, its observations stand in the history.
const latest = `select a.entity_id, a.last_event_at, a.scores, coalesce(a.observations, h.observations) as observations
  from analysis a left join score_history h on h.entity_id = a.entity_id and h.cycle = a.cycle where a.entity_id = any($1::uuid[])`;

/** The lowest score of everybody in each dimension: ever, and while an attack went on. */
export class Lowest {
  readonly ever = new Map<string, Lows>();
  readonly underAttack = new Map<string, Lows>();
  cycles = 0;

  /** From the first to the last event of an attack on somebody, by external id. */
  private readonly windows = new Map<string, { from: number; until: number }>();
  private readonly externalIds = new Map<string, string>();

  constructor(private readonly database: Database, events: readonly WorldEvent[]) {
    for (const { attack, at, event } of events) {
      if (attack === null) continue;
      const window = this.windows.get(event.entityExternalId);
      if (window) window.until = at;
      else this.windows.set(event.entityExternalId, { from: at, until: at });
    }
  }

  async look({ events, entityIds }: Scored): Promise<void> {
    if (entityIds.length === 0) return;
    this.cycles += entityIds.length;
    for (const [id, own] of events) this.externalIds.set(id, (own[0] as WorldEvent).event.entityExternalId);
    const rows = await this.database.rows<Row & Record<string, unknown>>(latest, [entityIds]);
    for (const row of rows) {
      const externalId = this.externalIds.get(row.entity_id);
      if (externalId === undefined) continue;
      note(this.ever, externalId, row);
      const window = this.windows.get(externalId);
      const at = row.last_event_at.getTime();
      const isHit = events.get(row.entity_id)?.some(({ attack }) => attack !== null) ?? (window !== undefined && at >= window.from && at <= window.until);
      if (isHit) note(this.underAttack, externalId, row);
    }
  }
}

function note(lows: Map<string, Lows>, externalId: string, { scores, observations, last_event_at: at }: Row): void {
  const known = lows.get(externalId) ?? {};
  for (const dimension of dimensions) {
    const value = scores[dimension]?.value;
    if (value === undefined || value >= (known[dimension]?.value ?? Infinity)) continue;
    const because = observationsFromText(observations)
      .filter((observation) => observation.dimension === dimension)
      .sort((one, other) => one.contribution - other.contribution)
      .map((observation) => `${observation.contribution.toFixed(1)} ${observation.code}: ${observation.because}`);
    known[dimension] = { value, at: at.getTime(), because };
  }
  lows.set(externalId, known);
}
