import { ApiKeys, Organizations } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMapping, columnMapping, ended, header, jobPath } from '../support/imports.js';
import { upload } from '../support/upload.js';
import { WholeSystem } from '../support/whole-system.js';

describe('an import mapping', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
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
