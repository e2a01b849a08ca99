import { z } from 'zod';
import { envelope, pagination, utc, warning } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { pageQuery, uuid, yesOrNo } from '../http/query.js';

const kind = z.literal('user_event_batch');
const statuses = ['queued', 'processing', 'completed', 'failed', 'cancelled'] as const;
const status = z.enum(statuses, { error: `Use ${statuses.join(', ')}.` }).meta({ description: '`queued`, `processing`, then `completed`, `failed` (the file could not be worked through; `lastError` says why) or `cancelled`.' });
const count = z.int().min(0);

const tally = {
  jobId: z.uuid(),
  kind,
  status,
  totalItems: count.meta({ description: 'The rows of the file.' }),
  succeeded: count.meta({ description: 'Rows whose event is stored.' }),
  failed: count.meta({ description: 'Rows that were refused.' }),
  skipped: count.meta({ description: 'Rows that repeat an event stored before, by its `id`.' }),
};

const jobFields = {
  ...tally,
  processed: count.meta({ description: 'succeeded, failed and skipped together.' }),
  percent: z.number().min(0).max(100),
  fileName: z.string().nullable(),
  mappingId: z.uuid(),
  mappingName: z.string(),
  executeRules: z.boolean(),
  withAutoEntity: z.boolean(),
  lastError: z.string().nullable(),
  createdAt: utc(),
  finishedAt: utc().nullable(),
};

const job = z.strictObject(jobFields).meta({ id: 'ImportJob' });
const params = z.strictObject({ jobId: z.string() });

const example = {
  jobId: '019ab3d1-4e8a-7b31-9d0c-5a6b7c8d9e0f',
  kind: 'user_event_batch',
  status: 'completed',
  totalItems: 50,
  succeeded: 49,
  failed: 1,
  skipped: 0,
  processed: 50,
  percent: 100,
  fileName: 'events-2026-11-19.csv',
  mappingId: '019ab3d0-1c22-7f05-a3b1-7d5e9c2f4a10',
  mappingName: 'Core banking, nightly export',
  executeRules: true,
  withAutoEntity: true,
  lastError: null,
  createdAt: '2026-11-20T13:05:00.120Z',
  finishedAt: '2026-11-20T13:05:00.731Z',
};

const importUserEvents = defineEndpoint({
  method: 'POST',
  path: '/batch-import/import/user-events',
  chapter: 'imports',
  title: 'Import user events from a CSV file',
  says: `Stores the file and answers; its rows become events soon after, in groups, and are checked as if each had been posted by itself. \`GET /batch-import/user-event-jobs/{jobId}\` tells how far it has come.

The file is UTF-8 with a line of column names. Commas, semicolons, tabs and bars between cells are recognised by that line; every mapped column must be in it, unless the mapping gives it a default. Empty lines do not count. A file of more rows or bytes than the operator allows, or of more rows than the month has left, is refused as a whole.

A row is stored once, whatever is interrupted. Two uploads of a file are two imports: give the mapping a column for \`id\`, and rows stored before are skipped. A row without \`timestamp\` gets the moment of the upload. Events that name an entity that nobody knows wait for it, as posted ones do.`,
  needs: 'events:create',
  bodyType: 'multipart/form-data',
  body: z.strictObject({
    file: z.string({ error: 'Send one CSV file as a form part named file, with a file name.' }).meta({ description: 'The CSV file.', format: 'binary' }),
    mappingId: uuid('mappingId').meta({ description: 'An import mapping with the target user_event.' }),
    executeRules: yesOrNo().default(true).meta({ description: 'False: sync rules are not asked about the rows. Async rules are asked about every event all the same, which is answered with a warning.' }),
    withAutoEntity: yesOrNo().default(true).meta({ description: 'Create the entity of an unknown tax id. True here, unlike POST /events/user.' }),
  }),
  answer: { status: 202, schema: envelope({ jobId: z.uuid(), kind, status: z.literal('queued'), totalItems: count, warnings: z.array(warning).optional() }) },
  errors: ['IMPORT_MAPPING_NOT_FOUND', 'IMPORT_FILE_UNREADABLE', 'TOO_MANY_ITEMS', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'QUOTA_EXCEEDED', 'INGEST_OVERLOADED'],
  example: {
    body: { file: 'Evento;CUIT;Usuario;Fecha\nINGRESO;20-24245549-6;user_12345;19/11/2026 22:14:05\n', mappingId: example.mappingId, withAutoEntity: 'true' },
    answer: { success: true, jobId: example.jobId, kind: 'user_event_batch', status: 'queued', totalItems: 1 },
  },
});

const listImportJobs = defineEndpoint({
  method: 'GET',
  path: '/batch-import/user-event-jobs',
  chapter: 'imports',
  title: 'List imports of user events',
  says: 'The newest first.',
  needs: 'events:create',
  query: z.strictObject({ ...pageQuery(), status: status.optional() }),
  answer: { status: 200, schema: envelope({ jobs: z.array(job), pagination }) },
  errors: [],
  example: { query: { status: 'completed' }, answer: { success: true, jobs: [example], pagination: { total: 1, limit: 100, offset: 0, hasMore: false } } },
});

const getImportJob = defineEndpoint({
  method: 'GET',
  path: '/batch-import/user-event-jobs/{jobId}',
  chapter: 'imports',
  title: 'How far an import has come',
  says: 'The counts move group by group. An import whose server died goes on from the last group within seconds, on any server.',
  needs: 'events:create',
  params,
  answer: { status: 200, schema: envelope(jobFields) },
  errors: ['IMPORT_JOB_NOT_FOUND'],
  example: { params: { jobId: example.jobId }, answer: { success: true, ...example } },
});

const cancelImportJob = defineEndpoint({
  method: 'POST',
  path: '/batch-import/user-event-jobs/{jobId}/cancel',
  chapter: 'imports',
  title: 'Stop an import',
  says: 'It stops between two groups of rows: what is stored stays, and a group that is on its way is still stored and counted. An import that has ended is answered as it is.',
  needs: 'events:create',
  params,
  answer: { status: 200, schema: envelope(jobFields) },
  errors: ['IMPORT_JOB_NOT_FOUND'],
  example: { params: { jobId: example.jobId }, answer: { success: true, ...example, status: 'cancelled', succeeded: 20, failed: 0, processed: 20, percent: 40 } },
});

const listImportFailures = defineEndpoint({
  method: 'GET',
  path: '/batch-import/user-event-jobs/{jobId}/failures',
  chapter: 'imports',
  title: 'The rows that were refused',
  says: 'In the order of the file. `row_5` is the fifth row of data: the line of column names and empty lines are not counted. While the import runs these are the failures so far.',
  needs: 'events:create',
  params,
  query: z.strictObject(pageQuery(1_000)),
  answer: {
    status: 200,
    schema: envelope({
      ...tally,
      failures: z.array(
        z
          .strictObject({ rowKey: z.string(), code: z.string().meta({ description: 'A code of the error table, or PROCESSING_ERROR for what nobody expected.' }), message: z.string() })
          .meta({ id: 'ImportFailure' }),
      ),
      truncated: z.boolean().meta({ description: 'Whether more follow: ask with a higher offset, or for failures.csv.' }),
      failuresTotal: count,
    }),
  },
  errors: ['IMPORT_JOB_NOT_FOUND'],
  example: {
    params: { jobId: example.jobId },
    answer: {
      success: true,
      jobId: example.jobId,
      kind: 'user_event_batch',
      status: 'completed',
      totalItems: 50,
      succeeded: 49,
      failed: 1,
      skipped: 0,
      failures: [{ rowKey: 'row_5', code: 'VALIDATION_ERROR', message: 'country (column "Pais"): Use the two letters of ISO 3166-1, for example AR.' }],
      truncated: false,
      failuresTotal: 1,
    },
  },
});

const downloadImportFailures = defineEndpoint({
  method: 'GET',
  path: '/batch-import/user-event-jobs/{jobId}/failures.csv',
  chapter: 'imports',
  title: 'The rows that were refused, as CSV',
  says: 'All of them, with the columns row_key, code and error. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
  needs: 'events:create',
  params,
  answer: { status: 200, type: 'text/csv', schema: z.string() },
  errors: ['IMPORT_JOB_NOT_FOUND'],
  example: {
    params: { jobId: example.jobId },
    answer: 'row_key,code,error\r\nrow_5,VALIDATION_ERROR,"country (column ""Pais""): Use the two letters of ISO 3166-1, for example AR."\r\n',
  },
});

export const importJobsEndpoints = { importUserEvents, listImportJobs, getImportJob, cancelImportJob, listImportFailures, downloadImportFailures } as const;
