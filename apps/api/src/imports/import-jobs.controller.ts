import { Readable } from 'node:stream';
import { type AskedOf, endpoints } from '@app/contracts';
import { type ImportJobRecord, ImportJobs, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, StreamableFile } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';
import { csvLine } from './csv-line.js';

const ROWS_AT_A_TIME = 5_000;

@Controller()
export class ImportJobsController {
  constructor(private readonly jobs: ImportJobs) {}

  @Serves(endpoints.listImportJobs)
  async list(@Asked() { query: { status, ...page } }: AskedOf<typeof endpoints.listImportJobs>, @Caller() holder: KeyHolder) {
    const { jobs, total } = await this.jobs.list(holder.organizationId, { status }, page);
    return { success: true, jobs: jobs.map(shown), pagination: paginationOf(total, page, jobs.length) };
  }

  @Serves(endpoints.getImportJob)
  async get(@Asked() { params: { jobId } }: AskedOf<typeof endpoints.getImportJob>, @Caller() holder: KeyHolder) {
    return { success: true, ...shown(await this.find(holder, jobId)) };
  }

  @Serves(endpoints.cancelImportJob)
  async cancel(@Asked() { params: { jobId } }: AskedOf<typeof endpoints.cancelImportJob>, @Caller() holder: KeyHolder) {
    return { success: true, ...shown(found(jobId, isUuid(jobId) ? await this.jobs.cancel(holder.organizationId, jobId) : null)) };
  }

  @Serves(endpoints.listImportFailures)
  async failures(@Asked() { params: { jobId }, query }: AskedOf<typeof endpoints.listImportFailures>, @Caller() holder: KeyHolder) {
    const { kind, status, totalItems, succeeded, failed, skipped } = await this.find(holder, jobId);
    const failures = await this.jobs.failures(holder.organizationId, jobId, query);
    return {
      success: true,
      jobId,
      kind,
      status,
      totalItems,
      succeeded,
      failed,
      skipped,
      failures: failures.map(({ rowKey, code, message }) => ({ rowKey, code, message })),
      truncated: query.offset + failures.length < failed,
      failuresTotal: failed,
    };
  }

  @Serves(endpoints.downloadImportFailures)
  async failuresCsv(@Asked() { params: { jobId } }: AskedOf<typeof endpoints.downloadImportFailures>, @Caller() holder: KeyHolder): Promise<StreamableFile> {
    await this.find(holder, jobId);
    const lines = Readable.from(this.failureLines(holder.organizationId, jobId), { objectMode: false });
    return new StreamableFile(lines, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="failures-${jobId}.csv"` });
  }

  /** Piece by piece: a file in which every row is wrong is as long as the file. */
  private async *failureLines(organizationId: string, jobId: string): AsyncGenerator<string> {
    yield csvLine(['row_key', 'code', 'error']);
    for (let last = 0; ; ) {
      const failures = await this.jobs.failuresAfter(organizationId, jobId, last, ROWS_AT_A_TIME);
      if (failures.length > 0) yield failures.map(({ rowKey, code, message }) => csvLine([rowKey, code, message])).join('');
      if (failures.length < ROWS_AT_A_TIME) return;
      last = failures.at(-1)?.rowNumber ?? last;
    }
  }

  private async find(holder: KeyHolder, jobId: string): Promise<ImportJobRecord> {
    return found(jobId, isUuid(jobId) ? await this.jobs.find(holder.organizationId, jobId) : null);
  }
}

const shown = (job: ImportJobRecord) => ({ ...job, percent: job.totalItems === 0 ? 100 : Math.floor((1_000 * job.processed) / job.totalItems) / 10 });

function found(jobId: string, job: ImportJobRecord | null): ImportJobRecord {
  if (job) return job;
  throw new AppError('IMPORT_JOB_NOT_FOUND', { id: jobId });
}
