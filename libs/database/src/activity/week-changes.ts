import { dimensions, type Dimension, medianOf } from '@app/domain';
import type { Database } from '../database.js';
import { ScoreTallies } from '../scoring/tally.js';
import { HourTallies, type TallyKind } from './hour-tallies.js';

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
/** What is counted row by row is counted so far: beyond it the number says "at least". */
const MOST_COUNTED = 100_000;

/** One number of this week beside that of the week before. */
export interface WeekCount {
  readonly now: number;
  readonly before: number;
}

export interface NamedWeekCount extends WeekCount {
  readonly name: string;
}

export interface WeekChangesFound {
  /** The full hour in which the last 168 hours begin. */
  readonly since: Date;
  readonly events: WeekCount;
  readonly entities: WeekCount;
  readonly alerts: WeekCount;
  /** The score in the middle of all events; null: no event led to one. */
  readonly scores: Readonly<Record<Dimension, { readonly now: number | null; readonly before: number | null }>>;
  /** What moved most comes first. */
  readonly types: readonly NamedWeekCount[];
  readonly countries: readonly NamedWeekCount[];
}

// The order holds the planner to the index by time: those that begin with something else as well would be read whole.
const countBetween = (table: string, column: string): string =>
  `(select count(*)::int from (select from ${table} where organization_id = $1 and ${column} >= $2 and ${column} < $3 order by ${column} desc limit ${MOST_COUNTED}) counted)`;

const countRows = {
  name: 'week-count-rows',
  text: `select ${countBetween('entity', 'created_at')} as entities, ${countBetween('alert', 'opened_at')} as alerts`,
};

/** What changed against the week before. It reads counts that are kept, and of entities and alerts the index by time. */
export class WeekChanges {
  private readonly hours: HourTallies;
  private readonly scores: ScoreTallies;

  constructor(private readonly database: Database) {
    this.hours = new HourTallies(database);
    this.scores = new ScoreTallies(database);
  }

  async of(organizationId: string, at: Date): Promise<WeekChangesFound> {
    // Both weeks begin with a full hour; this one goes on into the present hour.
    const since = new Date(Math.floor(at.getTime() / HOUR_MS - WEEK_HOURS) * HOUR_MS);
    const [types, countries, now, before, scores] = await Promise.all([
      this.byName(organizationId, 'type', since),
      this.byName(organizationId, 'country', since),
      this.rowsOf(organizationId, since, at),
      this.rowsOf(organizationId, new Date(since.getTime() - WEEK_HOURS * HOUR_MS), since),
      this.medians(organizationId),
    ]);
    const sumOf = (week: keyof WeekCount): number => types.reduce((sum, one) => sum + one[week], 0);
    return {
      since,
      events: { now: sumOf('now'), before: sumOf('before') },
      entities: { now: now.entities, before: before.entities },
      alerts: { now: now.alerts, before: before.alerts },
      scores,
      types,
      countries,
    };
  }

  private async byName(organizationId: string, kind: TallyKind, since: Date): Promise<NamedWeekCount[]> {
    const week = WEEK_HOURS * HOUR_MS;
    const found = await this.hours.steps(organizationId, kind, new Date(since.getTime() - week), new Date(since.getTime() + week + HOUR_MS), WEEK_HOURS * 3_600);
    const byName = new Map<string, { name: string; now: number; before: number }>();
    for (const { name, step, n } of found) {
      const counts = byName.get(name) ?? { name, now: 0, before: 0 };
      byName.set(name, counts);
      counts[step === 0 ? 'before' : 'now'] += n;
    }
    return [...byName.values()].sort((one, other) => Math.abs(other.now - other.before) - Math.abs(one.now - one.before) || (one.name < other.name ? -1 : 1));
  }

  private async rowsOf(organizationId: string, from: Date, until: Date): Promise<{ entities: number; alerts: number }> {
    const [counted] = await this.database.rows<{ entities: number; alerts: number }>(countRows, [organizationId, from.toISOString(), until.toISOString()]);
    return counted ?? { entities: 0, alerts: 0 };
  }

  /** By days in UTC, today among the last seven. */
  private async medians(organizationId: string): Promise<WeekChangesFound['scores']> {
    const [now, before] = await Promise.all([this.scores.counts(organizationId, { days: 7 }), this.scores.counts(organizationId, { days: 7, endingDaysAgo: 7 })]);
    return Object.fromEntries(dimensions.map((dimension, n) => [dimension, { now: medianOf(now[n] ?? []), before: medianOf(before[n] ?? []) }])) as WeekChangesFound['scores']; // each dimension is there
  }
}
