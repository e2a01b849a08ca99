import type { Readable } from 'node:stream';
import { endpoints, importPlan, type MappedColumns } from '@app/contracts';
import { ImportJobs, ImportMappings, type KeyHolder } from '@app/database';
import { nearest } from '@app/domain';
import { AppError } from '@app/platform';
import { readRequest } from '@app/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { INGEST_ENV, type IngestEnv } from '../env.js';
import { MonthlyQuota } from '../monthly-quota.js';
import { FORM_BYTES, readForm } from './read-form.js';
import { openCsv, unreadable } from './read-rows.js';
import { RunImports } from './run-imports.js';

/** More uploads at a time would take the memory that posted events need. */
const MOST_UPLOADS = 4;

export interface Upload {
  readonly body: Readable;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Takes a file with the mapping as it is now, and answers when both are on disk. */
@Injectable()
export class AcceptImport {
  private uploads = 0;

  constructor(
    private readonly mappings: ImportMappings,
    private readonly jobs: ImportJobs,
    private readonly imports: RunImports,
    private readonly quota: MonthlyQuota,
    @Inject(INGEST_ENV) private readonly env: IngestEnv,
  ) {}

  async accept(upload: Upload, holder: KeyHolder) {
    const type = String(upload.headers['content-type'] ?? '(none)');
    if (!/^multipart\/form-data/i.test(type)) throw new AppError('UNSUPPORTED_MEDIA_TYPE', { type, accepted: 'multipart/form-data' });
    const limit = this.env.IMPORT_MOST_BYTES;
    if (Number(upload.headers['content-length']) > limit + FORM_BYTES) throw new AppError('PAYLOAD_TOO_LARGE', { limit });
    if (this.uploads >= MOST_UPLOADS) throw new AppError('INGEST_OVERLOADED', {}, { retryAfterSeconds: 1 });
    this.uploads += 1;
    try {
      return await this.store(upload, type, holder.organizationId);
    } finally {
      this.uploads -= 1;
    }
  }

  private async store({ body, headers }: Upload, type: string, organizationId: string) {
    const { fields, file } = await readForm(body, { ...headers, 'content-type': type }, this.env.IMPORT_MOST_BYTES);
    const form = { ...fields, ...(file === null ? {} : { file: file.name }) };
    const { mappingId, executeRules, withAutoEntity } = readRequest(endpoints.importUserEvents, { params: {}, query: {}, headers: {}, body: form }).body;
    const mapping = await this.mappings.find(organizationId, mappingId);
    if (!mapping) throw new AppError('IMPORT_MAPPING_NOT_FOUND', { id: mappingId });
    const { id, name, columnMapping, defaultFields } = mapping;
    const gzipped = (file as NonNullable<typeof file>).gzipped;
    const totalItems = await this.rowsIn(gzipped, mapping as MappedColumns);
    await this.quota.look(organizationId, totalItems);
    const jobId = await this.jobs.queue(organizationId, {
      mapping: { id, name, columnMapping, defaultFields },
      options: { executeRules, withAutoEntity },
      fileName: form.file || null,
      file: gzipped,
      totalItems,
    });
    this.imports.wake();
    return {
      success: true,
      jobId,
      kind: 'user_event_batch',
      status: 'queued',
      totalItems,
      ...(executeRules ? {} : { warnings: [{ field: 'executeRules', message: 'Async rules are asked about every event, also about these. Disable a rule with PATCH /rules/{id}.' }] }),
    };
  }

  /** Reads the file to its end once before it is taken, so that what cannot be read is refused now. */
  private async rowsIn(file: Buffer, mapping: MappedColumns): Promise<number> {
    const { header, rows } = await openCsv(file);
    const absent = importPlan(mapping).columns.filter(({ column, otherwise }) => otherwise === undefined && !header.includes(column));
    if (absent[0]) {
      const meant = nearest(absent[0].column, header);
      throw unreadable(`it has no column ${absent.map(({ column }) => `"${column}"`).join(', ')}${meant ? ` (did you mean "${meant}"?)` : ''}; its columns are ${header.join(', ')}`);
    }
    let count = 0;
    for await (const row of rows) count = row.number;
    const limit = this.env.USER_EVENT_BATCH_IMPORT_MAX_ROWS;
    if (count > limit) throw new AppError('TOO_MANY_ITEMS', { count, limit });
    return count;
  }
}
