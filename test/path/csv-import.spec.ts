import { type ClientRequest, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { ApiKeys, ImportJobs, Organizations } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { upload } from '../support/upload.js';
import { type Answer, type Json, WholeSystem } from '../support/whole-system.js';

const columnMapping = {
  Evento: { field: 'eventType', values: { INGRESO: 'LOGIN_SUCCESS', TRANSFERENCIA: 'TRANSFER_SUCCESS' } },
  CUIT: 'taxId',
  Usuario: 'userId',
  Fecha: { field: 'timestamp', transform: 'date', format: 'dd/MM/yyyy HH:mm:ss', zone: '-03:00' },
  VPN: 'isVpn',
  Equipo: 'deviceId',
  Modelo: 'deviceDetails.model',
  Monto: { field: 'metadata.amount', transform: 'number', format: 'comma' },
};
const header = Object.keys(columnMapping).join(';');
const nowhere = '00000000-0000-4000-8000-000000000000';

const jobPath = (id: unknown, more = ''): string => `/batch-import/user-event-jobs/${String(id)}${more}`;

async function aMapping(system: WholeSystem, mapping: object, key = system.secretKey): Promise<string> {
  const { status, body } = await system.ask('POST', '/batch-import/mappings', { body: { name: 'Nightly export', target: 'user_event', ...mapping }, key });
  expect(status, JSON.stringify(body)).toBe(201);
  return String(body['mapping']?.['id']);
}

const ended = (system: WholeSystem, jobId: unknown, key = system.secretKey): Promise<Json> =>
  eventually('the import has ended', async () => {
    const { body } = await system.ask('GET', jobPath(jobId), { key });
    return ['completed', 'failed', 'cancelled'].includes(String(body['status'])) && body;
  }, 120_000);

const eventsOf = async (system: WholeSystem): Promise<number> => Number((await system.database.rows<{ n: string }>('select count(*) as n from event'))[0]?.n);

describe('a file of events is imported', () => {
  let system: WholeSystem;
  let mappingId: string;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { USER_EVENT_BATCH_IMPORT_MAX_ROWS: '2000', IMPORT_MOST_BYTES: '200000' } });
    mappingId = await aMapping(system, { columnMapping, defaultFields: { country: 'AR', 'metadata.currency': 'ARS' } });
  });
  afterAll(() => system.stop());

  it('with its good rows, from a spreadsheet with semicolons and a byte order mark, and tells what is wrong with the others', async () => {
    const rows = [
      'INGRESO;20-24245549-6;ana;19/11/2026 22:14:05;no;tel-1;SM-A156M;',
      'TRANSFERENCIA;20-24245549-6;ana;19/11/2026 22:20:00;sí;tel-1;"SM-A156M; nuevo";1.234,56',
      'LOGON;20-24245549-6;ana;19/11/2026 22:20:00;no;;;',
      '',
      'INGRESO;;ana;19/11/2026 22:20:00;no;;;',
      '=cmd;20-24245549-6;ana;31/02/2026 10:00:00;quizás;;;12,3,4',
      'INGRESO;20-24245549-6',
      'INGRESO;27-28033514-8;bea;20/11/2026 1:00:00;no;;;',
    ];
    const taken = await upload(system, `\uFEFF${header}\r\n${rows.join('\r\n')}\r\n`, { fields: { mappingId }, fileName: 'noviembre.csv' });
    expect(taken).toMatchObject({ status: 202, body: { success: true, kind: 'user_event_batch', status: 'queued', totalItems: 7 } });
    const jobId = taken.body['jobId'];
    expect(await ended(system, jobId)).toMatchObject({
      status: 'completed', processed: 7, succeeded: 3, failed: 4, skipped: 0, percent: 100, fileName: 'noviembre.csv', withAutoEntity: true, mappingName: 'Nightly export', lastError: null,
    });

    await system.settled();
    const stored = await system.database.rows(
      `select event_type as type, user_id as "user", "timestamp" as at, is_vpn as vpn, device_details->>'model' as model, metadata, country, source, entity_id is not null as known, located_at is not null as located
       from event order by "timestamp"`,
    );
    const common = { country: 'AR', source: 'import', known: true, located: true };
    expect(stored).toEqual([
      { type: 'LOGIN_SUCCESS', user: 'ana', at: new Date('2026-11-20T01:14:05Z'), vpn: false, model: 'SM-A156M', metadata: { currency: 'ARS' }, ...common },
      { type: 'TRANSFER_SUCCESS', user: 'ana', at: new Date('2026-11-20T01:20:00Z'), vpn: true, model: 'SM-A156M; nuevo', metadata: { amount: 1234.56, currency: 'ARS' }, ...common },
      { type: 'LOGIN_SUCCESS', user: 'bea', at: new Date('2026-11-20T04:00:00Z'), vpn: false, model: null, metadata: { currency: 'ARS' }, ...common },
    ]);

    const failures = await system.get(jobPath(jobId, '/failures'));
    expect(failures.body).toMatchObject({ success: true, jobId, kind: 'user_event_batch', status: 'completed', totalItems: 7, succeeded: 3, failed: 4, truncated: false, failuresTotal: 4 });
    const listed = failures.body['failures'] as unknown as { rowKey: string; code: string; message: string }[];
    expect(listed.map(({ rowKey, code }) => [rowKey, code])).toEqual([
      ['row_3', 'EVENT_TYPE_UNKNOWN'],
      ['row_4', 'ENTITY_IDENTIFIER_MISSING'],
      ['row_5', 'VALIDATION_ERROR'],
      ['row_6', 'VALIDATION_ERROR'],
    ]);
    expect(listed[2]?.message).toContain('timestamp (column "Fecha"): "31/02/2026 10:00:00" is not a date in the format dd/MM/yyyy HH:mm:ss');
    expect(listed[2]?.message).toContain('isVpn (column "VPN"): "quizás" is neither yes nor no');
    expect(listed[2]?.message).toContain('metadata.amount (column "Monto"): "12,3,4" is not a number');
    expect(listed[3]?.message).toContain('The row has 2 cells and the line of column names 8.');
    const page = await system.get(jobPath(jobId, '/failures?limit=1&offset=1'));
    expect(page.body).toMatchObject({ failures: [{ rowKey: 'row_4' }], truncated: true, failuresTotal: 4 });

    const csv = await system.get(jobPath(jobId, '/failures.csv'));
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = String(csv.body['text']).split('\r\n');
    expect(lines[0]).toBe('row_key,code,error');
    expect(lines.slice(1, -1).map((line) => line.split(',').slice(0, 2).join(' '))).toEqual(listed.map(({ rowKey, code }) => `${rowKey} ${code}`));

    const jobs = await system.get('/batch-import/user-event-jobs?status=completed');
    expect(jobs.body['jobs']).toMatchObject([{ jobId }]);
    const [kept] = await system.database.rows('select file from import_job where id = $1', [jobId]);
    expect(kept).toEqual({ file: null });
  });

  it('without creating anybody when it is told so, and says that rules run all the same', async () => {
    const taken = await upload(system, `${header}\nINGRESO;30-50001091-2;corp;19/11/2026 22:14:05;no;;;`, { fields: { mappingId, withAutoEntity: 'false', executeRules: 'false' } });
    expect(taken.body).toMatchObject({ totalItems: 1, warnings: [{ field: 'executeRules' }] });
    expect(await ended(system, taken.body['jobId'])).toMatchObject({ succeeded: 1, failed: 0, withAutoEntity: false, executeRules: false });
    const [event] = await system.database.rows(`select entity_id from event where user_id = 'corp'`);
    expect(event).toEqual({ entity_id: null });
  });

  it('once for each id of the file: a second import skips it, and another event under the same id is refused', async () => {
    const withId = await aMapping(system, { columnMapping: { id: 'id', type: 'eventType', who: 'entityExternalId', at: 'timestamp' } });
    const csv = (...rows: string[]): string => ['id,type,who,at', ...rows].join('\n');
    const rows = ['e-1,LOGOUT,user_1,2026-11-19T10:00:00Z', 'e-2,LOGOUT,user_1,2026-11-19T11:00:00Z', 'e-1,LOGOUT,user_1,2026-11-19T10:00:00Z', ',LOGOUT,user_1,2026-11-19T12:00:00Z'];
    const before = await eventsOf(system);
    const first = await upload(system, csv(...rows), { fields: { mappingId: withId } });
    expect(await ended(system, first.body['jobId'])).toMatchObject({ succeeded: 3, skipped: 1, failed: 0 });
    const second = await upload(system, csv(rows[0] as string, 'e-2,NAVIGATION,user_1,2026-11-19T11:00:00Z'), { fields: { mappingId: withId } });
    expect(await ended(system, second.body['jobId'])).toMatchObject({ succeeded: 0, skipped: 1, failed: 1 });
    const failures = await system.get(jobPath(second.body['jobId'], '/failures'));
    expect(failures.body['failures']).toMatchObject([{ rowKey: 'row_2', code: 'IDEMPOTENCY_KEY_REUSED' }]);
    expect(await eventsOf(system)).toBe(before + 3);
  });

  it('with an event type of the organization\'s own', async () => {
    expect((await system.post('/events/types', { code: 'CARD_FROZEN', category: 'cards', title: 'Froze a card' })).status).toBe(201);
    const taken = await upload(system, `${header}\nCARD_FROZEN;20-24245549-6;own;;;;;`, { fields: { mappingId } });
    expect(await ended(system, taken.body['jobId'])).toMatchObject({ succeeded: 1, failed: 0 });
    const { createdAt } = (await system.get(jobPath(taken.body['jobId']))).body;
    expect((await system.get('/events/user?user_id=own')).body['events']).toMatchObject([{ eventType: 'CARD_FROZEN', timestamp: createdAt, createdAt }]);
  });

  it('and an empty one is an import of nothing', async () => {
    const taken = await upload(system, `${header}\n`, { fields: { mappingId } });
    expect(await ended(system, taken.body['jobId'])).toMatchObject({ status: 'completed', totalItems: 0, percent: 100 });
  });

  it('unless it holds more failures than one answer shows: then the rest follows', async () => {
    const many = Array.from({ length: 1_200 }, () => 'LOGON;20-24245549-6;ana;19/11/2026 22:20:00;no;;;');
    const taken = await upload(system, [header, ...many].join('\n'), { fields: { mappingId } });
    expect(await ended(system, taken.body['jobId'])).toMatchObject({ failed: 1_200 });
    const { body } = await system.get(jobPath(taken.body['jobId'], '/failures'));
    expect(body).toMatchObject({ truncated: true, failuresTotal: 1_200 });
    expect((body['failures'] as unknown as unknown[]).length).toBe(1_000);
    const csv = await system.get(jobPath(taken.body['jobId'], '/failures.csv'));
    expect(String(csv.body['text']).trim().split('\r\n').length).toBe(1_201);
  });

  it.each<[number, string, string, () => Promise<Answer>]>([
    [400, 'VALIDATION_ERROR', 'file', () => upload(system, null, { fields: { mappingId } })],
    [400, 'VALIDATION_ERROR', 'file', () => upload(system, null, { fields: { mappingId, file: 'a,b' } })],
    [400, 'VALIDATION_ERROR', 'mappingId', () => upload(system, header)],
    [400, 'VALIDATION_ERROR', 'mappingId', () => upload(system, header, { fields: { mappingId: 'mine' } })],
    [400, 'VALIDATION_ERROR', 'executeRules', () => upload(system, header, { fields: { mappingId, executeRules: 'yes' } })],
    [400, 'VALIDATION_ERROR', 'withAutoEntity', () => upload(system, header, { fields: { mappingId, withAutoEntity: '1' } })],
    [400, 'VALIDATION_ERROR', 'withAutoentity', () => upload(system, header, { fields: { mappingId, withAutoentity: 'false' } })],
    [404, 'IMPORT_MAPPING_NOT_FOUND', '', () => upload(system, header, { fields: { mappingId: nowhere } })],
    [400, 'IMPORT_FILE_UNREADABLE', '', () => upload(system, '', { fields: { mappingId } })],
    [400, 'IMPORT_FILE_UNREADABLE', '', () => upload(system, Buffer.from(`${header}\nJos\xe9`, 'latin1'), { fields: { mappingId } })],
    [400, 'IMPORT_FILE_UNREADABLE', '', () => upload(system, `${header}\n"INGRESO;20-24245549-6`, { fields: { mappingId } })],
    [400, 'IMPORT_FILE_UNREADABLE', '', () => upload(system, 'INGRESO;20-24245549-6;ana', { fields: { mappingId } })],
    [400, 'IMPORT_FILE_UNREADABLE', '', () => upload(system, `${header};CUIT\n`, { fields: { mappingId } })],
    [400, 'IMPORT_FILE_UNREADABLE', '', () => upload(system, Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe, 0x80]), { fields: { mappingId } })],
    [400, 'TOO_MANY_ITEMS', '', () => upload(system, [header, ...Array.from({ length: 2_001 }, () => 'INGRESO;;;;;;;')].join('\n'), { fields: { mappingId } })],
    [413, 'PAYLOAD_TOO_LARGE', '', () => upload(system, `${header}\n${'x'.repeat(200_000)}`, { fields: { mappingId } })],
    [413, 'PAYLOAD_TOO_LARGE', '', () => upload(system, `${header}\n${'x'.repeat(2_000_000)}`, { fields: { mappingId } })],
    [415, 'UNSUPPORTED_MEDIA_TYPE', '', () => system.post('/batch-import/import/user-events', { mappingId })],
    [415, 'UNSUPPORTED_MEDIA_TYPE', '', () => system.post('/events/user', '--x--', { 'Content-Type': 'multipart/form-data; boundary=x' })],
    [400, 'VALIDATION_ERROR', '', () => system.post('/batch-import/import/user-events', 'x', { 'Content-Type': 'multipart/form-data' })],
    [400, 'VALIDATION_ERROR', '', () => system.post('/batch-import/import/user-events', '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na;b', { 'Content-Type': 'multipart/form-data; boundary=x' })],
    [403, 'FORBIDDEN', '', () => upload(system, header, { fields: { mappingId }, key: system.publishableKey })],
    [404, 'IMPORT_JOB_NOT_FOUND', '', () => system.get(jobPath(nowhere))],
    [404, 'IMPORT_JOB_NOT_FOUND', '', () => system.get(jobPath('mine', '/failures'))],
    [400, 'VALIDATION_ERROR', 'state', () => system.get('/batch-import/user-event-jobs?state=queued')],
  ])('%i %s %s, and nothing is stored', async (status, code, field, ask) => {
    const jobs = async () => (await system.database.rows('select count(*) as n from import_job'))[0];
    const before = await jobs();
    const answer = await ask();
    expect(answer.body, JSON.stringify(answer.body)).toMatchObject({ success: false, error: { code } });
    expect(answer.status).toBe(status);
    if (field) expect((answer.body['error']?.['details'] as unknown as { field: string }[]).map((one) => one.field)).toContain(field);
    expect(await jobs()).toEqual(before);
  });
});

describe('an import meets the end of the month\'s events', () => {
  it('at the upload when the file does not fit, and row by row when others were faster', async () => {
    const system = await WholeSystem.start({ env: { MONTHLY_EVENT_LIMIT_DEFAULT: '3' } });
    try {
      const mappingId = await aMapping(system, { columnMapping });
      const file = (rows: number): string => [header, ...Array.from({ length: rows }, () => 'INGRESO;20-24245549-6;ana;;;;;')].join('\n');
      expect((await upload(system, file(4), { fields: { mappingId } })).body['error']?.['code']).toBe('QUOTA_EXCEEDED');
      const [organization] = await system.database.rows<{ id: string }>('select id from organization');
      const jobId = await new ImportJobs(system.database).queue(String(organization?.id), {
        mapping: { id: mappingId, name: 'Nightly export', columnMapping, defaultFields: {} },
        options: { executeRules: true, withAutoEntity: true },
        fileName: null,
        file: gzipSync(file(4)),
        totalItems: 4,
      });
      expect(await ended(system, jobId)).toMatchObject({ status: 'completed', succeeded: 0, failed: 4 });
      expect((await system.get(jobPath(jobId, '/failures'))).body['failures']).toMatchObject([{ code: 'QUOTA_EXCEEDED' }, {}, {}, {}]);
      const fits = await upload(system, file(3), { fields: { mappingId } });
      expect(await ended(system, fits.body['jobId'])).toMatchObject({ succeeded: 3, failed: 0 });
    } finally {
      await system.stop();
    }
  });
});

describe('uploads', () => {
  it('take turns when many come at once, and one that breaks off leaves its turn to the next', async () => {
    const system = await WholeSystem.start();
    try {
      const mappingId = await aMapping(system, { columnMapping });
      const broken = await Promise.all(Array.from({ length: 4 }, () => beginUpload(system)));
      const refused = await eventually('all turns are taken', async () => {
        const answer = await upload(system, header, { fields: { mappingId } });
        return answer.status === 503 && answer;
      });
      expect(refused.body['error']?.['code']).toBe('INGEST_OVERLOADED');
      expect(refused.headers.get('retry-after')).toBe('1');
      for (const request of broken) request.destroy();
      await eventually('a turn is free', async () => (await upload(system, header, { fields: { mappingId } })).status === 202);
    } finally {
      await system.stop();
    }
  });
});

/** An upload whose end does not come. */
async function beginUpload(system: WholeSystem): Promise<ClientRequest> {
  const sent = request(`${system.app.url}/batch-import/import/user-events`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${system.secretKey}`, 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': '10000' },
  });
  sent.on('error', () => undefined);
  await new Promise((done) => sent.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na;b\n', done));
  return sent;
}

describe('an import mapping', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start();
  });
  afterAll(() => system.stop());

  it('is made, listed, changed and deleted, and says what it lacks', async () => {
    const made = await system.post('/batch-import/mappings', { name: 'Half', target: 'user_event', columnMapping: { Monto: 'metadata.amount' }, headersSnapshot: ['monto'] });
    expect(made.status).toBe(201);
    expect((made.body['warnings'] as unknown as { message: string }[]).map(({ message }) => message.slice(0, 25))).toEqual(['Nothing becomes eventType', 'Nothing becomes entityId,', 'headersSnapshot has no co']);
    const path = `/batch-import/mappings/${String(made.body['mapping']?.['id'])}`;
    const changed = await system.patch(path, { name: 'Whole', columnMapping: { Tipo: 'eventType', CUIT: { field: 'taxId', transform: 'trim' } }, headersSnapshot: null });
    expect(changed.body).toMatchObject({ success: true, mapping: { name: 'Whole', columnMapping: { Tipo: 'eventType', CUIT: { field: 'taxId', transform: 'trim' } }, headersSnapshot: null, defaultFields: {} } });
    expect(changed.body['warnings']).toBeUndefined();
    expect((await system.get(path)).body).toEqual(changed.body);
    expect((await system.get('/batch-import/mappings?target=user_event')).body).toMatchObject({ mappings: [{ name: 'Whole' }], pagination: { total: 1 } });
    expect((await system.delete(path)).status).toBe(204);
    for (const answer of [await system.get(path), await system.patch(path, { name: 'x' }), await system.delete(path)]) expect(answer.body['error']?.['code']).toBe('IMPORT_MAPPING_NOT_FOUND');
  });

  it.each<[string, object, RegExp]>([
    ['columnMapping.Monto', { columnMapping: { Monto: 'metadata' } }, /metadata\.amount/],
    ['columnMapping.CUIT', { columnMapping: { CUIT: 'taxid' } }, /Did you mean taxId\?/],
    ['columnMapping.Modelo', { columnMapping: { Modelo: 'model' } }, /Did you mean deviceDetails\.model\?/],
    ['columnMapping.B', { columnMapping: { A: 'taxId', B: { field: 'taxId' } } }, /column A already/],
    ['columnMapping.A', { columnMapping: { A: { field: 'taxId', transform: 'shout' } } }, /transform: Use trim, upper/],
    ['columnMapping.A', { columnMapping: { A: 'metadata.__proto__' } }, /not one of __proto__/],
    ['columnMapping.A', { columnMapping: { A: 'metadata.a\u0000' } }, /U\+0000/],
    ['columnMapping.A.zone', { columnMapping: { A: { field: 'timestamp', format: 'dd/MM/yyyy' } } }, /in which zone/],
    ['defaultFields.country', { columnMapping: {}, defaultFields: { country: 'Argentina' } }, /ISO 3166-1/],
    ['target', { columnMapping: {}, target: 'transaction' }, /Only user events are imported here/],
    ['fields', { columnMapping: {}, fields: 1 }, /not known here/],
  ])('is refused for %s', async (field, mapping, says) => {
    const { status, body } = await system.post('/batch-import/mappings', { name: 'Wrong', target: 'user_event', ...mapping });
    expect(status, JSON.stringify(body)).toBe(400);
    const details = body['error']?.['details'] as unknown as { field: string; message: string }[];
    expect(details.find((one) => one.field === field)?.message, JSON.stringify(details)).toMatch(says);
    expect((await system.get('/batch-import/mappings')).body).toMatchObject({ pagination: { total: 0 } });
  });

  it('and an import are not seen by another organization, nor by a key without the permission', async () => {
    const mappingId = await aMapping(system, { columnMapping });
    const { body } = await upload(system, `${header}\nLOGON;;;;;;;`, { fields: { mappingId } });
    await ended(system, body['jobId']);
    const organization = await new Organizations(system.database).create({ name: 'Other', defaultCountry: null });
    const keys = new ApiKeys(system.database);
    const { key: stranger } = await keys.create(organization, { name: 'All', kind: 'secret', permissions: ['events:create'] });
    const { key: reader } = await keys.create(organization, { name: 'Reader', kind: 'secret', permissions: ['events:read'] });
    const asks: [string, string, object?][] = [
      ['GET', `/batch-import/mappings/${mappingId}`],
      ['PATCH', `/batch-import/mappings/${mappingId}`, { name: 'Mine now' }],
      ['DELETE', `/batch-import/mappings/${mappingId}`],
      ['GET', jobPath(body['jobId'])],
      ['POST', jobPath(body['jobId'], '/cancel')],
      ['GET', jobPath(body['jobId'], '/failures')],
      ['GET', jobPath(body['jobId'], '/failures.csv')],
    ];
    for (const [method, path, sent] of asks) {
      expect((await system.ask(method, path, { key: stranger, body: sent })).status, `${method} ${path}`).toBe(404);
      expect((await system.ask(method, path, { key: reader, body: sent })).status, `${method} ${path}`).toBe(403);
    }
    expect((await upload(system, header, { fields: { mappingId }, key: stranger })).body['error']?.['code']).toBe('IMPORT_MAPPING_NOT_FOUND');
    for (const path of ['/batch-import/mappings', '/batch-import/user-event-jobs']) {
      expect((await system.ask('GET', path, { key: stranger })).body['pagination']).toMatchObject({ total: 0 });
      expect((await system.ask('GET', path, { key: reader })).status).toBe(403);
    }
    expect((await system.get(`/batch-import/mappings/${mappingId}`)).body['mapping']).toMatchObject({ name: 'Nightly export' });
  });
});

// Two starts and the lease of a dead worker take their time on a busy machine.
describe('an import is interrupted', { timeout: 240_000 }, () => {
  const total = 8_000;
  const csv = ['type,who,n', ...Array.from({ length: total }, (_, n) => `NAVIGATION,user_${n % 50},${n}`)].join('\n');
  const mapping = { columnMapping: { type: 'eventType', who: 'entityExternalId', n: { field: 'metadata.n', transform: 'number' } } };

  const underWay = (system: WholeSystem, jobId: unknown): Promise<number> =>
    eventually('some rows are stored', async () => {
      const [job] = await system.database.rows<{ processed: number }>('select processed from import_job where id = $1', [jobId]);
      return job?.processed;
    });

  it('by a kill in the middle, and ends with every row stored exactly once', async () => {
    const first = await WholeSystem.start();
    const mappingId = await aMapping(first, mapping);
    const { body } = await upload(first, csv, { fields: { mappingId } });
    await underWay(first, body['jobId']);
    await first.app.stop('SIGKILL');
    // The worst moment: a group is stored, and the word of it is lost. The dead worker's lease is at its end.
    const [job] = await first.database.rows<{ processed: number }>(
      'update import_job set processed = processed - 500, succeeded = succeeded - 500, claimed_until = now() where id = $1 and processed >= 500 returning processed',
      [body['jobId']],
    );
    expect(job?.processed).toBeLessThan(total - 500);

    const second = await WholeSystem.start({ databaseUrl: first.databaseUrl });
    try {
      expect(await ended(second, body['jobId'], first.secretKey)).toMatchObject({ status: 'completed', processed: total, succeeded: total, failed: 0, skipped: 0 });
      const [stored] = await second.database.rows(`select count(*)::int as events, count(distinct metadata->>'n')::int as rows, count(distinct id)::int as ids from event`);
      expect(stored).toEqual({ events: total, rows: total, ids: total });
    } finally {
      await first.database.close();
      await second.stop();
    }
  });

  it('by its owner, and what is stored stays', async () => {
    const system = await WholeSystem.start();
    try {
      const mappingId = await aMapping(system, mapping);
      const { body } = await upload(system, csv, { fields: { mappingId } });
      const { body: waiting } = await upload(system, csv, { fields: { mappingId } });
      expect((await system.post(jobPath(waiting['jobId'], '/cancel'), undefined)).body).toMatchObject({ status: 'cancelled', processed: 0 });
      await underWay(system, body['jobId']);
      const cancelled = await system.post(jobPath(body['jobId'], '/cancel'), undefined);
      expect(cancelled.body).toMatchObject({ success: true, status: 'cancelled' });
      const counted = await eventually('the last group is counted', async () => {
        const [job] = await system.database.rows<{ processed: number }>('select processed from import_job where id = $1', [body['jobId']]);
        return (await eventsOf(system)) === job?.processed && job.processed;
      });
      expect(counted).toBeLessThan(total);
      expect((await system.post(jobPath(body['jobId'], '/cancel'), undefined)).body['status']).toBe('cancelled');
    } finally {
      await system.stop();
    }
  });

  it('again and again by what is in the file itself, and is given up', async () => {
    const system = await WholeSystem.start();
    try {
      const mappingId = await aMapping(system, mapping);
      const { body } = await upload(system, 'type,who,n\n', { fields: { mappingId } });
      await ended(system, body['jobId']);
      await system.database.run(
        `update import_job set status = 'processing', total_items = 1, attempts = 5, claimed_until = now() - interval '1 second', finished_at = null where id = $1`,
        [body['jobId']],
      );
      expect(await ended(system, body['jobId'])).toMatchObject({ status: 'failed', processed: 0, lastError: expect.stringContaining('taken up 5 times') });
    } finally {
      await system.stop();
    }
  });
});
