import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMapping, columnMapping, ended, eventsOf, header, jobPath } from '../support/imports.js';
import { upload } from '../support/upload.js';
import { type Answer, WholeSystem } from '../support/whole-system.js';

const nowhere = '00000000-0000-4000-8000-000000000000';

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
