import { importPlan, type MappedColumns } from '@app/contracts';
import { type ClaimedImport, OpenImports } from '@app/database';
import type { ImportPlan } from '@app/domain';
import { log } from '@app/platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ImportRows } from './import-rows.js';
import { type CsvRow, openCsv } from './read-rows.js';

/** How often a process looks for imports whose worker died, in ms. */
const LOOK_EVERY_MS = 2_000;
/** Rows that are stored together. One group is on its way at a time, so that posted events share the line at most with it. */
const GROUP_ROWS = 500;

/** Works through the files that were uploaded, one after the other and each from the row where it stood. */
@Injectable()
export class RunImports implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private wanted = false;
  private stopping = false;

  constructor(private readonly open: OpenImports, private readonly rows: ImportRows) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Something was queued. Never waited for: a ring that is lost is made up for by the next look. */
  wake(): void {
    this.wanted = true;
    this.running ??= this.work()
      .catch((error: unknown) => log.warn({ err: error }, 'Imports could not be worked on; they go on at the next look.'))
      .finally(() => {
        this.running = null;
      });
  }

  private async work(): Promise<void> {
    while (this.wanted && !this.stopping) {
      this.wanted = false;
      for (let job = await this.open.claim(); job !== null; job = this.stopping ? null : await this.open.claim()) await this.finish(job);
    }
  }

  private async finish(job: ClaimedImport): Promise<void> {
    try {
      if (await this.workThrough(job)) await this.open.complete(job.id);
    } catch (error) {
      log.warn({ importJob: job.id, err: error }, 'An import stumbled; it goes on from its last group in a moment.');
      await this.open.stumble(job.id, error as Error);
    }
  }

  /** Answers whether the end was reached. */
  private async workThrough(job: ClaimedImport): Promise<boolean> {
    const plan = importPlan(job.mapping as MappedColumns);
    const { rows } = await openCsv(job.file);
    let done = job.processed;
    for await (const group of groupsOf(rows, done)) {
      if (this.stopping) {
        await this.open.release(job.id);
        return false;
      }
      if (!(await this.step(job, plan, done, group))) return false;
      done += group.length;
    }
    return true;
  }

  private async step(job: ClaimedImport, plan: ImportPlan, from: number, group: readonly CsvRow[]): Promise<boolean> {
    const outcomes = await this.rows.store(job, plan, group);
    const count = (wanted: string): number => outcomes.filter((outcome) => outcome === wanted).length;
    const failures = outcomes.flatMap((outcome, n) => (typeof outcome === 'string' ? [] : [{ rowNumber: from + n + 1, rowKey: `row_${from + n + 1}`, ...outcome }]));
    return this.open.advance(job.id, { from, succeeded: count('succeeded'), skipped: count('skipped'), failures });
  }
}

/** The rows behind the first `done` ones. */
async function* groupsOf(rows: AsyncIterable<CsvRow>, done: number): AsyncGenerator<readonly CsvRow[]> {
  let group: CsvRow[] = [];
  for await (const row of rows) {
    if (row.number > done) group.push(row);
    if (group.length < GROUP_ROWS) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
