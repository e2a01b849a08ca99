import { setImmediate, setTimeout } from 'node:timers/promises';
import { type ClaimedImport, type EventToRecord, OpenImports } from '@app/database';
import { draftEvent, type ImportPlan } from '@app/domain';
import { AppError, isConnectionFailure } from '@app/platform';
import { Metrics } from '@app/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { INGEST_ENV, type IngestEnv } from '../env.js';
import type { CommitOutcome } from '../group-commit.js';
import { KnownTypes } from '../known-types.js';
import { PostEvents } from '../post-events.js';
import { readEvent } from '../read-event.js';
import { refusal } from '../refusal.js';
import type { CsvRow } from './read-rows.js';
import { rowEventId } from './row-event-id.js';
import { mistaken, type RowFailure, rowFailure } from './row-failure.js';

/** What became of a row: its event is stored, it repeats one that was stored before, or it was refused. */
type RowOutcome = 'succeeded' | 'skipped' | RowFailure;

const ROW_BYTES = 1_024;
/** So many rows are read before whoever else waits for this process is let in. */
const ROWS_AT_A_STRETCH = 50;
const OVERLOADED_PAUSE_MS = 500;

/** Makes events of a group of rows and stores them in one line with those that are posted. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly events: PostEvents,
    private readonly types: KnownTypes,
    private readonly open: OpenImports,
    private readonly metrics: Metrics,
    @Inject(INGEST_ENV) private readonly env: IngestEnv,
  ) {}

  /** One outcome for each row, in their order. */
  async store(job: ClaimedImport, plan: ImportPlan, rows: readonly CsvRow[]): Promise<readonly RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    const lines: { place: number; event: EventToRecord }[] = [];
    for (const [place, row] of rows.entries()) {
      if (place % ROWS_AT_A_STRETCH === 0) await setImmediate();
      const read = await this.read(job, plan, row);
      if ('event' in read) lines.push({ place, event: read.event });
      else outcomes[place] = this.refused(read);
    }
    const stored = await this.submit(job, lines.map(({ event }) => event));
    for (const [n, { place, event }] of lines.entries()) outcomes[place] = this.outcome(event, stored[n] as CommitOutcome, plan);
    return outcomes;
  }

  private async read(job: ClaimedImport, plan: ImportPlan, row: CsvRow): Promise<{ event: EventToRecord } | RowFailure> {
    if (row.problem !== undefined) return mistaken([{ field: '', message: row.problem }]);
    try {
      const { draft, mistakes } = draftEvent(plan, row.cell);
      if (mistakes.length > 0) return mistaken(mistakes);
      return readEvent(draft, {
        holder: job,
        withAutoEntity: job.options.withAutoEntity,
        idempotencyKey: draft['id'] === undefined ? `import-${job.id}-${row.number}` : undefined,
        // The file was accepted when it was stored: a second try says the same.
        now: job.createdAt,
        ownTypes: await this.types.ownFor(job.organizationId, draft),
        futureHours: this.env.EVENT_FUTURE_HOURS,
        source: 'import',
        ...(job.options.executeRules ? { deciding: { until: null } } : {}),
        id: rowEventId(job, row.number),
      });
    } catch (error) {
      // Not the row's fault, nor for ever: the group is tried again.
      if (isConnectionFailure(error)) throw error;
      return rowFailure(error, plan);
    }
  }

  /** Posted events go first when more waits than this server holds. */
  private async submit(job: ClaimedImport, events: readonly EventToRecord[]): Promise<readonly CommitOutcome[]> {
    if (events.length === 0) return [];
    for (;;) {
      try {
        return await this.events.submit(events, events.length * ROW_BYTES);
      } catch (error) {
        // Others have used up the month since the file was taken.
        if (error instanceof AppError && error.code === 'QUOTA_EXCEEDED') return events.map(() => ({ is: 'refused', error }));
        if (!(error instanceof AppError) || error.code !== 'INGEST_OVERLOADED') throw error;
        await this.open.renew(job.id);
        await setTimeout(OVERLOADED_PAUSE_MS);
      }
    }
  }

  private outcome(event: EventToRecord, outcome: CommitOutcome, plan: ImportPlan): RowOutcome {
    switch (outcome.is) {
      case 'recorded':
        return 'succeeded';
      case 'repeated':
        // Its own id: stored by an earlier try of this row that could not say so any more.
        return (JSON.parse(outcome.answer) as { event: { id: string } }).event.id === event.id ? 'succeeded' : 'skipped';
      case 'conflict':
        return this.refused(rowFailure(new AppError('IDEMPOTENCY_KEY_REUSED', { key: event.clientId ?? '' }), plan));
      case 'refused':
        return this.refused(rowFailure(refusal(outcome.error), plan));
    }
  }

  private refused(failure: RowFailure): RowFailure {
    this.metrics.refused.inc({ code: failure.code });
    return failure;
  }
}
