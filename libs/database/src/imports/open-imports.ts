import type { Database } from '../database.js';
import type { ImportFailureRecord, ImportMappingSnapshot, ImportOptions } from './import-jobs.js';

/** A job in the hands of one worker. */
export interface ClaimedImport {
  readonly id: string;
  readonly organizationId: string;
  readonly defaultCountry: string | null;
  readonly mapping: ImportMappingSnapshot;
  readonly options: ImportOptions;
  /** Compressed with gzip. */
  readonly file: Buffer;
  readonly processed: number;
  readonly createdAt: Date;
}

/** What became of a group of rows. */
export interface ImportStep {
  /** How many rows were done before it. */
  readonly from: number;
  readonly succeeded: number;
  readonly skipped: number;
  readonly failures: readonly ImportFailureRecord[];
}

/** So long a worker that says nothing is taken for alive, in ms. */
const LEASE_MS = 10_000;
/** A file that was taken up so often without a step forward is given up: it may take its workers down with it. */
const MOST_ATTEMPTS = 5;

const lease = `now() + ${LEASE_MS} * interval '1 ms'`;

const giveUp = {
  name: 'import-give-up',
  text: `update import_job set status = 'failed', finished_at = now(), file = null, claimed_until = null,
      last_error = coalesce(last_error, 'It was taken up ' || attempts || ' times, and each time the process ended before the first rows were stored.')
    where status = 'processing' and attempts >= ${MOST_ATTEMPTS} and claimed_until < now()`,
};

// One whose lease ended after the look of `giveUp` waits for the next: it is not taken up once more.
const claim = {
  name: 'import-claim',
  text: `update import_job j set status = 'processing', claimed_until = ${lease}, attempts = attempts + 1
    from organization o
    where o.id = j.organization_id and j.id = (
      select id from import_job where status in ('queued', 'processing') and attempts < ${MOST_ATTEMPTS} and (claimed_until is null or claimed_until < now())
      order by created_at limit 1 for update skip locked)
    returning j.id, j.organization_id as "organizationId", o.default_country as "defaultCountry", j.mapping, j.options, j.file, j.processed, j.created_at as "createdAt"`,
};

// A worker that lost its lease finds that somebody else has gone on from where it stood.
const advance = {
  name: 'import-advance',
  text: `update import_job set processed = processed + $3, succeeded = succeeded + $4, failed = failed + $5, skipped = skipped + $6, attempts = 0, last_error = null,
      claimed_until = case when status = 'processing' then ${lease} end
    where id = $1 and processed = $2 and status in ('processing', 'cancelled')
    returning status`,
};

const keepFailures = {
  name: 'import-keep-failures',
  text: `insert into import_failure (job_id, row_number, row_key, code, message)
    select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[]) on conflict do nothing`,
};

/** Imports as those see them who work on them: each job is held by one worker, for as long as that gives signs of life. */
export class OpenImports {
  constructor(private readonly database: Database) {}

  /** The oldest that nobody works on, for this worker alone; null when there is none. */
  async claim(): Promise<ClaimedImport | null> {
    await this.database.run(giveUp);
    const [job] = await this.database.rows<ClaimedImport & Record<string, unknown>>(claim);
    return job ?? null;
  }

  /** Writes down what became of a group, once. Answers whether to go on: false when it was cancelled or is in other hands. */
  advance(jobId: string, { from, succeeded, skipped, failures }: ImportStep): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [job] = await tx.rows<{ status: string }>(advance, [jobId, from, succeeded + skipped + failures.length, succeeded, failures.length, skipped]);
      if (!job) return false;
      if (failures.length > 0) {
        await tx.run(keepFailures, [jobId, failures.map((one) => one.rowNumber), failures.map((one) => one.rowKey), failures.map((one) => one.code), failures.map((one) => storable(one.message))]);
      }
      return job.status === 'processing';
    });
  }

  /** A sign of life while a group waits. */
  async renew(jobId: string): Promise<void> {
    await this.database.run(`update import_job set claimed_until = ${lease} where id = $1 and status = 'processing'`, [jobId]);
  }

  async complete(jobId: string): Promise<void> {
    await this.database.run(`update import_job set status = 'completed', finished_at = now(), file = null, claimed_until = null where id = $1 and status = 'processing'`, [jobId]);
  }

  /** Hands it back, for whoever comes first. */
  async release(jobId: string): Promise<void> {
    await this.database.run(`update import_job set claimed_until = null, attempts = 0 where id = $1 and status = 'processing'`, [jobId]);
  }

  /** Says what went wrong; it is taken up again when its lease has run out. */
  async stumble(jobId: string, error: Error): Promise<void> {
    await this.database.run(`update import_job set last_error = $2 where id = $1 and status = 'processing'`, [jobId, storable(error.message)]);
  }
}

const LONGEST_MESSAGE = 2_000;
/** PostgreSQL stores no NUL character, and a message may quote a cell. */
const storable = (text: string): string => text.replaceAll('\u0000', '\\0').slice(0, LONGEST_MESSAGE);
