import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { pageByPage } from '../support/page-by-page.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

const rapid = {
  operator: 'AND',
  conditions: [
    { id: 'what', type: 'simple', field: 'event.eventType', operator: 'eq', value: 'TRANSFER_SUCCESS', filters: [] },
    { field: 'window', window: { aggregate: 'count', events: ['TRANSFER_SUCCESS'], by: 'entity', within: '10m' }, operator: 'gt', value: 5 },
  ],
};

async function created(said: Record<string, unknown>): Promise<Json> {
  const { status, body } = await system.post('/rules', said);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

describe('a rule is kept', () => {
  it('as gu1 sends it, and answered in both envelopes', async () => {
    const said = {
      name: 'Rapid transfers', description: 'Money leaves fast', category: 'fraud', targetEntityTypes: ['person', 'transaction'], conditions: rapid,
      actions: [{ type: 'createAlert', tags: ['velocity'], createAlert: { type: 'VELOCITY', title: 'Rapid transfers', severity: 'high' } }],
      enabled: true, priority: 80, score: 40, status: 'shadow', evaluationMode: 'sync', riskMatrixId: 'matrix-1', countries: ['ar'], scope: { countries: ['ar'], entityTypes: ['person'] }, tags: ['velocity'],
    };
    const body = await created(said);
    const kept = { ...said, actions: [{ type: 'createAlert', tags: ['velocity'], createAlert: { type: 'VELOCITY', title: 'Rapid transfers', severity: 'HIGH' } }], countries: ['AR'], scope: { countries: ['AR'], entityTypes: ['person'] } };
    expect(body).toMatchObject({ success: true, ...kept, version: 1, previousVersionId: null, stats: { evaluated: 0, hits: 0, lastHitAt: null }, severity: 'MEDIUM', decision: null });
    expect(JSON.parse(String(body['conditionCode']))).toEqual(rapid);
    expect(body['rule']).toMatchObject({ id: body['id'], organizationId: body['organizationId'], createdBy: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown });
    expect((await system.get(`/rules/${String(body['id'])}`)).body).toEqual(body);
  });

  it('with conditions in each of three forms, and an older kind of action', async () => {
    expect(await created({ name: 'A text', conditions: 'event.amount > 1000' })).toMatchObject({ conditions: { cel: 'event.amount > 1000' }, status: 'active', actions: [{ type: 'createAlert' }] });
    expect(await created({ name: 'The same', conditions: { cel: 'event.amount > 1000' } })).toMatchObject({ conditions: { cel: 'event.amount > 1000' } });
    expect(await created({ name: 'Scores', conditions: [{ dimension: 'ANY', operator: 'lt', threshold: 30 }] })).toMatchObject({ conditions: [{ dimension: 'ANY', operator: 'lt', threshold: 30 }] });
    expect(await created({ name: 'Older', conditions: 'event.isVpn', actions: [{ type: 'generate_alert', config: { severity: 'critical', message: 'A tunnel' } }] })).toMatchObject({ actions: [{ type: 'createAlert', createAlert: { severity: 'CRITICAL', description: 'A tunnel' } }] });
  });

  it('or refused, with everything that is wrong', async () => {
    const wrong = await system.post('/rules', { name: 'Wrong', conditions: { operator: 'AND', conditions: [{ field: 'event.evenType', operator: 'eq', value: 'X' }, { field: 'event.country', operator: 'above', value: 3 }] } });
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'RULE_INVALID', details: { mistakes: [{ at: '/conditions/0/field', code: 'FIELD_UNKNOWN' }, { at: '/conditions/1/operator', code: 'OPERATOR_UNKNOWN' }] } } } });
    for (const conditions of [{ field: 'event.country', operator: 'eq', value: 'A\u0000R' }, { cel: 'event.country == "A\u0000R"' }, 'event.country == "\ud800"']) {
      const { status, body } = await system.post('/rules', { name: 'NUL', conditions });
      expect([status, body['error']?.['code']], JSON.stringify(conditions)).toEqual([400, 'VALIDATION_ERROR']);
    }
    for (const more of [{ description: 'half \ud800' }, { tags: ['\udc00'] }, { actions: [{ type: 'createAlert', createAlert: { title: '\ud800' } }] }]) {
      expect(await system.post('/rules', { name: 'Half a pair', conditions: 'event.isVpn', ...more }), JSON.stringify(more)).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } });
    }
    const fields = await system.post('/rules', { name: 'x', conditions: 'event.isVpn', priority: 101, status: 'on', evaluationMode: 'later', category: 'risk', countries: ['Argentina'], score: -1, actions: [{ type: 'addToList', addToList: { listId: system.secretKey, field: 'event.ip' } }], colour: 'red' });
    expect((fields.body['error']?.['details'] as unknown as { field: string }[]).map(({ field }) => field).sort()).toEqual(['actions.0.addToList.listId', 'colour', 'category', 'countries.0', 'evaluationMode', 'priority', 'score', 'status'].sort());
    const unknown = await system.post('/rules', { name: 'x', conditions: 'event.isVpn', scope: { countries: ['Argentina'], entityTypes: ['persons'], triggers: ['created'], temporalWindows: [] } });
    expect((unknown.body['error']?.['details'] as unknown as { field: string }[]).map(({ field }) => field).sort()).toEqual(['scope.countries.0', 'scope.entityTypes.0']);
    const silent = await system.post('/rules', { name: 'x', conditions: 'event.isVpn', scope: { countries: ['AR'], triggers: ['created'], temporalWindows: [] } });
    expect(silent.body['error']).toMatchObject({ code: 'VALIDATION_ERROR', details: [{ field: 'scope.triggers', message: expect.stringContaining('would have no effect') as unknown }, { field: 'scope.temporalWindows' }] });
    const action = await system.post('/rules', { name: 'x', conditions: 'event.isVpn', actions: [{ type: 'addToList', addToList: { listId: '11111111-1111-4111-8111-111111111111', field: 'event.ip' } }] });
    expect(action).toMatchObject({ status: 400, body: { error: { details: [{ field: 'actions.0.addToList.field' }] } } });
  });
});

describe('what nothing would come of is refused', () => {
  const refusals = async (answer: Promise<{ body: Json }>): Promise<unknown> => ((await answer).body['error']?.['details'] as unknown as { field: string }[] | undefined)?.map(({ field }) => field);
  const scores = [{ dimension: 'ANY', operator: 'lt', threshold: 30 }];

  it('where a rule is made', async () => {
    expect(await refusals(system.post('/rules', { name: 'x', conditions: 'event.isVpn', openAfterSeconds: 60, closeAfterSeconds: 60 }))).toEqual(['openAfterSeconds', 'closeAfterSeconds']);
    expect(await refusals(system.post('/rules', { name: 'x', conditions: scores, actions: [{ type: 'createAlert' }, { type: 'blockDevice' }] }))).toEqual(['actions.1']);
    expect(await refusals(system.post('/rules', { name: 'x', conditions: scores, actions: [{ type: 'createAlert' }, { type: 'createAlert', createAlert: { title: 'Another' } }] }))).toEqual(['actions.1']);
  });

  it('where a rule is changed, by what it says then', async () => {
    const id = String((await created({ name: 'Patient', conditions: scores, openAfterSeconds: 60 }))['id']);
    expect(await refusals(system.patch(`/rules/${id}`, { conditions: 'event.isVpn' }))).toEqual(['openAfterSeconds']);
    expect((await system.patch(`/rules/${id}`, { conditions: 'event.isVpn', openAfterSeconds: 0 })).body).toMatchObject({ version: 2, openAfterSeconds: 0 });
  });
});

describe('a rule is changed', () => {
  it('and what it said before is kept, with who changed it and what differs', async () => {
    const id = String((await created({ name: 'Draft', conditions: 'event.isVpn', status: 'draft' }))['id']);
    const changed = await system.patch(`/rules/${id}`, { status: 'active', conditions: rapid, version: 1 });
    expect(changed.body).toMatchObject({ version: 2, status: 'active', conditions: rapid });
    expect((await system.patch(`/rules/${id}`, { status: 'active' })).body).toMatchObject({ version: 2 });
    expect(await system.patch(`/rules/${id}`, { name: 'Mine', version: 1 })).toMatchObject({ status: 409, body: { error: { code: 'RULE_CHANGED' } } });

    const { body } = await system.get(`/rules/${id}/versions`);
    expect(body).toMatchObject({
      versions: [
        { version: 2, changes: [{ field: 'conditions', before: { cel: 'event.isVpn' }, after: rapid }, { field: 'status', before: 'draft', after: 'active' }], changedBy: changed.body['updatedBy'] },
        { version: 1, changes: [], rule: { name: 'Draft', status: 'draft', conditions: { cel: 'event.isVpn' } } },
      ],
      pagination: { total: 2 },
    });
    expect(changed.body['previousVersionId']).toBe(body['versions']?.[1]?.['id']);
    expect((await system.get(`/rules/${id}/versions/1`)).body).toMatchObject({ version: { rule: { status: 'draft' } } });
    expect(await system.get(`/rules/${id}/versions/3`)).toMatchObject({ status: 404, body: { error: { code: 'RULE_VERSION_NOT_FOUND' } } });
    await system.delete(`/rules/${id}`);
    expect((await system.get(`/rules/${id}/versions`)).body).toMatchObject({ pagination: { total: 2 } });
    expect((await system.get(`/rules/${id}`)).status).toBe(404);
  });

  it('by one of two who change it at once, and the other is told', async () => {
    const id = String((await created({ name: 'Both', conditions: 'event.isVpn' }))['id']);
    const answers = await Promise.all(['one', 'other'].map((name) => system.patch(`/rules/${id}`, { name, version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await system.get(`/rules/${id}/versions`)).body).toMatchObject({ pagination: { total: 2 } });
  });

  it('and read by nobody of another organization', async () => {
    const id = String((await created({ name: 'Ours', conditions: 'event.isVpn' }))['id']);
    const { key } = await anotherOrganization(system);
    for (const [method, path] of [['GET', ''], ['PATCH', ''], ['DELETE', ''], ['GET', '/versions'], ['GET', '/hits'], ['GET', '/versions/1']] as const) {
      const { status } = await system.ask(method, `/rules/${id}${path}`, { key, ...(method === 'PATCH' ? { body: { name: 'Theirs' } } : {}) });
      expect([method, path, status]).toEqual([method, path, 404]);
    }
  });
});

describe('rules are listed', () => {
  it('by page with the total as a text, filtered and sorted as gu1 does', async () => {
    for (const [name, priority] of [['list-a', 10], ['list-b', 90], ['list-c', 50]] as const) await created({ name, conditions: 'event.isVpn', priority, score: priority > 60 ? null : priority, tags: ['listed', name], category: 'aml', status: priority > 60 ? 'shadow' : 'draft' });
    const names = async (query: string): Promise<unknown> => ((await system.get(`/rules?${query}`)).body['rules'] as unknown as { name: string }[]).map(({ name }) => name);
    expect(await names('tags=listed')).toEqual(['list-c', 'list-b', 'list-a']);
    expect(await names('category=aml&sortBy=priority&sortOrder=desc')).toEqual(['list-b', 'list-c', 'list-a']);
    expect(await names('tags=list-a,list-b&sortBy=name&sortOrder=asc')).toEqual(['list-a', 'list-b']);
    expect(await names('category=aml&status=shadow')).toEqual(['list-b']);
    expect(await names('search=LIST-&enabled=false')).toEqual([]);
    expect((await system.get('/rules?tags=listed&page=2&pageSize=2')).body).toMatchObject({ success: true, rules: [{ name: 'list-a' }], total: '3', page: 2, pageSize: 2, totalPages: 2, pagination: { total: 3, limit: 2, offset: 2, hasMore: false } });
    expect((await system.get('/rules?tags=listed&limit=1&offset=1')).body).toMatchObject({ rules: [{ name: 'list-b' }], pagination: { total: 3, limit: 1, offset: 1, hasMore: true } });
    expect((await system.get('/rules?pageSize=101')).status).toBe(400);
  });

  it('to the end by cursor, however long their names are in whatever script', async () => {
    for (const letter of ['ж', '風', '"']) await created({ name: letter.repeat(200), conditions: 'event.isVpn', tags: ['long'] });
    const { read, whole } = await pageByPage(system, '/rules?tags=long&sortBy=name', 'rules');
    expect([whole.length, read]).toEqual([3, whole]);
  });

  it.each(['name', 'priority', 'score', 'createdAt', 'updatedAt'].flatMap((by) => [[by, 'asc'], [by, 'desc']]))('to the end by cursor, by %s, %s, those without it last, as in one page', async (by, order) => {
    const { read, whole, refusal } = await pageByPage(system, `/rules?tags=listed&sortBy=${by}&sortOrder=${order}`, 'rules');
    expect([whole.length, read, refusal]).toEqual([3, whole, 'CURSOR_INVALID']);
    // Anybody can write a cursor, with the mark of the list too.
    const { body } = await system.get(`/rules?tags=listed&sortBy=${by}&sortOrder=${order}&limit=1`);
    const [, id, mark] = JSON.parse(Buffer.from(String(body['pagination']?.['nextCursor']), 'base64url').toString()) as unknown[];
    for (const at of [1e300, 2 ** 31, 1.5, -1, 'a\0', '∞', [], null]) {
      const { status } = await system.get(`/rules?tags=listed&sortBy=${by}&sortOrder=${order}&cursor=${Buffer.from(JSON.stringify([at, id, mark])).toString('base64url')}`);
      expect([at, status === 200 || status === 400]).toEqual([at, true]);
    }
    expect((await system.get('/rules?cursor=x&page=2')).body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field: 'cursor' }] } });
  });
});
