import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import type { ImportStatus } from '../tables/import.entity.js';

/** What a job keeps of the mapping: later changes do not reach it. */
export interface ImportMappingSnapshot {
  readonly id: string;
  readonly name: string;
  readonly columnMapping: Readonly<Record<string, unknown>>;
  readonly defaultFields: Readonly<Record<string, unknown>>;
}

export interface ImportOptions {
  readonly executeRules: boolean;
  readonly withAutoEntity: boolean;
}

export interface ImportToQueue {
  readonly mapping: ImportMappingSnapshot;
  readonly options: ImportOptions;
  readonly fileName: string | null;
  /** Compressed with gzip. */
  readonly file: Buffer;
  readonly totalItems: number;
}

/** One uploaded file and how far it has come, as it is shown. */
export interface ImportJobRecord {
  readonly jobId: string;
  readonly kind: string;
  readonly status: ImportStatus;
  readonly totalItems: number;
  readonly processed: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  readonly fileName: string | null;
  readonly mappingId: string;
  readonly mappingName: string;
  readonly executeRules: boolean;
  readonly withAutoEntity: boolean;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export interface ImportFailureRecord {
  readonly rowNumber: number;
  readonly rowKey: string;
  readonly code: string;
  readonly message: string;
}

// Never the file: it may be large, and only whoever works on the job needs it.
const columns = `id as "jobId", kind, status, total_items as "totalItems", processed, succeeded, failed, skipped, file_name as "fileName",
  mapping->>'id' as "mappingId", mapping->>'name' as "mappingName", (options->>'executeRules')::boolean as "executeRules",
  (options->>'withAutoEntity')::boolean as "withAutoEntity", last_error as "lastError", created_at as "createdAt", finished_at as "finishedAt"`;

const failureColumns = 'f.row_number as "rowNumber", f.row_key as "rowKey", f.code, f.message';

/** Imports as those see them who ask for them. */
export class ImportJobs {
  constructor(private readonly database: Database) {}

  /** Once it answers, the file is on disk and will be worked through, whoever dies. */
  async queue(organizationId: string, { mapping, options, fileName, file, totalItems }: ImportToQueue): Promise<string> {
    const id = uuid();
    await this.database.run(
      `insert into import_job (id, organization_id, kind, mapping, options, file_name, file, total_items, created_at)
       values ($1, $2, 'user_event_batch', $3, $4, $5, $6, $7, $8)`,
      [id, organizationId, JSON.stringify(mapping), JSON.stringify(options), fileName, file, totalItems, new Date()],
    );
    return id;
  }

  /** The newest first. */
  async list(organizationId: string, { status }: { status?: ImportStatus | undefined }, page: { limit: number; offset: number }): Promise<{ jobs: ImportJobRecord[]; total: number }> {
    const where = 'organization_id = $1 and ($2::text is null or status = $2)';
    const [jobs, [count]] = await Promise.all([
      this.database.rows<ImportJobRecord & Record<string, unknown>>(
        `select ${columns} from import_job where ${where} order by created_at desc, id desc limit $3 offset $4`,
        [organizationId, status ?? null, page.limit, page.offset],
      ),
      this.database.rows<{ total: number }>(`select count(*)::int as total from import_job where ${where}`, [organizationId, status ?? null]),
    ]);
    return { jobs, total: count?.total ?? 0 };
  }

  async find(organizationId: string, jobId: string): Promise<ImportJobRecord | null> {
    const [job] = await this.database.rows<ImportJobRecord & Record<string, unknown>>(`select ${columns} from import_job where organization_id = $1 and id = $2`, [organizationId, jobId]);
    return job ?? null;
  }

  /** Whoever works on it stops after the group that is on its way. Nothing happens to a job that has ended; null: no such job. */
  async cancel(organizationId: string, jobId: string): Promise<ImportJobRecord | null> {
    await this.database.run(
      `update import_job set status = 'cancelled', finished_at = now(), file = null, claimed_until = null
       where organization_id = $1 and id = $2 and status in ('queued', 'processing')`,
      [organizationId, jobId],
    );
    return this.find(organizationId, jobId);
  }

  /** In the order of the file. */
  failures(organizationId: string, jobId: string, page: { limit: number; offset: number }): Promise<ImportFailureRecord[]> {
    return this.database.rows(
      `select ${failureColumns} from import_failure f join import_job j on j.id = f.job_id
       where j.organization_id = $1 and f.job_id = $2 order by f.row_number limit $3 offset $4`,
      [organizationId, jobId, page.limit, page.offset],
    );
  }

  /** The failures behind a row, so that a long list is read piece by piece at the same cost. */
  failuresAfter(organizationId: string, jobId: string, rowNumber: number, limit: number): Promise<ImportFailureRecord[]> {
    return this.database.rows(
      `select ${failureColumns} from import_failure f join import_job j on j.id = f.job_id
       where j.organization_id = $1 and f.job_id = $2 and f.row_number > $3 order by f.row_number limit $4`,
      [organizationId, jobId, rowNumber, limit],
    );
  }
}
