import { ApiKeys, Organizations } from '@app/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageByPage } from '../support/page-by-page.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const nowhere = '00000000-0000-4000-8000-000000000000';
const fieldOf = (body: Json) => (body['error']?.['details'] as unknown as { field: string }[] | undefined)?.[0]?.field;

describe('data lists', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { DATA_LIST_BULK_MOST: '12' } });
  });
  afterAll(() => system.stop());

  const aList = async (type: string, more: object = {}): Promise<string> => {
    const { status, body } = await system.post('/data-lists', { name: `A ${type}`, type, source: 'manual', ...more });
    expect(status).toBe(201);
    return String(body['dataList']?.['id']);
  };
  const add = (listId: string, item: object) => system.post(`/data-lists/${listId}/items`, item);
  const found = async (type: string, searchValue: string): Promise<unknown[]> => {
    const { body } = await system.post(`/data-lists/${type}/check`, { searchValue });
    expect(body).toMatchObject({ listType: type, searchValue, cacheHit: false, matchCount: (body['matches'] as unknown as unknown[]).length });
    return (body['matches'] as unknown as { primaryValue: string }[]).map((match) => match.primaryValue);
  };

  it('are made, changed, listed and archived', async () => {
    const made = await system.post('/data-lists', { name: 'Words', type: 'keyword_list', source: 'team', description: 'What thieves write', config: { strict: true }, fieldMappings: { concept: 'metadata.concept' }, priority: 7, isGlobal: true });
    expect(made.status).toBe(201);
    const list = made.body['dataList'] as unknown as Record<string, unknown>;
    expect(list).toMatchObject({ name: 'Words', priority: 7, isGlobal: true, status: 'active', itemCount: 0, config: { strict: true }, fieldMappings: { concept: 'metadata.concept' } });
    expect((await system.post('/data-lists', { name: 'Plain', type: 'my_own_kind' })).body['dataList']).toMatchObject({ source: 'manual', priority: 50, isGlobal: false, description: null, config: {} });
    const { body: changed } = await system.patch(`/data-lists/${list['id']}`, { name: 'Sentences', config: {}, description: null });
    expect(changed['dataList']).toMatchObject({ name: 'Sentences', config: {}, description: null, priority: 7, type: 'keyword_list' });
    expect((await system.patch(`/data-lists/${list['id']}/status`, { status: 'archived' })).body['dataList']).toMatchObject({ status: 'archived' });
    expect((await system.get(`/data-lists/${list['id']}`)).body['dataList']).toMatchObject({ status: 'archived', name: 'Sentences' });
    for (const [query, names] of Object.entries({ 'type=keyword_list': ['Sentences'], 'status=archived': ['Sentences'], 'search=LAI': ['Plain'], 'limit=1&offset=1': ['Sentences'], 'type=my_own_kind&status=archived': [] })) {
      const { body } = await system.get(`/data-lists?${query}`);
      expect((body['dataLists'] as unknown as { name: string }[]).map(({ name }) => name), query).toEqual(names);
    }
    const { read, whole, refusal } = await pageByPage(system, '/data-lists', 'dataLists');
    expect([whole.length, read, refusal]).toEqual([2, whole, 'CURSOR_INVALID']);
  });

  it('hold each value once, are counted, and say what they hold', async () => {
    const listId = await aList('email_blocklist');
    const first = await add(listId, { primaryValue: 'Ana@Example.com', itemData: { why: 'mule' }, metadata: { by: 'ops' } });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ created: true, item: { listId, primaryValue: 'Ana@Example.com', searchKeys: ['Ana@Example.com'], itemData: { why: 'mule' }, metadata: { by: 'ops' } } });
    const again = await add(listId, { primaryValue: 'ana@example.com ', searchKeys: ['a@example.com', 'b@example.com'] });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ created: false, item: { id: first.body['item']?.['id'], searchKeys: ['a@example.com', 'b@example.com'], itemData: {} } });
    expect(await found('email_blocklist', 'ana@example.com')).toEqual([]);
    expect(await found('email_blocklist', ' B@EXAMPLE.com ')).toEqual(['ana@example.com ']);

    await add(listId, { primaryValue: 'carla@example.com' });
    expect((await system.get(`/data-lists/${listId}/items?limit=1`)).body).toMatchObject({ items: [{ primaryValue: 'carla@example.com' }], pagination: { total: 2, limit: 1, offset: 0, hasMore: true } });
    const { read, whole, refusal } = await pageByPage(system, `/data-lists/${listId}/items`, 'items');
    expect([read, refusal]).toEqual([whole, 'CURSOR_INVALID']);
    expect((await system.post(`/data-lists/${listId}/items/find`, { searchValue: 'A@example.com' })).body).toMatchObject({ items: [{ id: first.body['item']?.['id'] }], count: 1 });
    expect((await system.post(`/data-lists/${listId}/items/find`, { searchValue: 'nobody@example.com', limit: 5 })).body).toMatchObject({ items: [], count: 0 });

    const path = `/data-lists/${listId}/items/${String(first.body['item']?.['id'])}`;
    expect((await system.delete(path)).status).toBe(204);
    expect((await system.delete(path)).body).toMatchObject({ error: { code: 'DATA_LIST_ITEM_NOT_FOUND' } });
    expect(await found('email_blocklist', 'b@example.com')).toEqual([]);
    expect((await system.get(`/data-lists/${listId}`)).body['dataList']).toMatchObject({ itemCount: 1 });
  });

  it('take many items, each answered in its place, and only so many at once', async () => {
    const listId = await aList('document_blocklist');
    await add(listId, { primaryValue: '20-24245549-6' });
    const items = [{ primaryValue: '20242455496', itemData: { now: true } }, { primaryValue: '27-28033514-8' }, { primaryValue: '--' }, 'text', { primaryValue: '27280335148', metadata: { last: true } }, { primaryValue: 'x', itemData: { note: '\ud800' } }];
    const { status, body } = await system.post(`/data-lists/${listId}/items/bulk`, { items });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      created: 1, updated: 2, rejected: 3,
      results: [
        { index: 0, status: 'updated' }, { index: 1, status: 'created' }, { index: 2, status: 'rejected', error: { code: 'VALIDATION_ERROR', details: [{ field: 'primaryValue' }] } },
        { index: 3, status: 'rejected' }, { index: 4, status: 'updated', id: body['results']?.[1]?.['id'] }, { index: 5, status: 'rejected', error: { details: [{ field: 'itemData' }] } },
      ],
    });
    expect((await system.get(`/data-lists/${listId}/items`)).body).toMatchObject({ items: [{ primaryValue: '27280335148', metadata: { last: true } }, { primaryValue: '20242455496', itemData: { now: true } }], pagination: { total: 2 } });
    expect((await system.post(`/data-lists/${listId}/items/bulk`, [{ primaryValue: 'A-1' }])).body).toMatchObject({ created: 1 });
    const most = Array.from({ length: 12 }, (_, n) => ({ primaryValue: `D ${n}` }));
    expect((await system.post(`/data-lists/${listId}/items/bulk`, { items: [...most, ...most.slice(11)] })).body).toMatchObject({ error: { code: 'TOO_MANY_ITEMS' } });
    const twice = await Promise.all([1, 2, 3].map(() => system.post(`/data-lists/${listId}/items/bulk`, { items: most })));
    expect(twice.map(({ body: answer }) => answer['created'] as unknown as number).sort()).toEqual([0, 0, 12]);
    expect((await system.get(`/data-lists/${listId}`)).body['dataList']).toMatchObject({ itemCount: 15 });
  });

  it('find an address in every network around it, in the active lists of the type, the highest priority first', async () => {
    const [low, high] = [await aList('ip_blocklist', { name: 'Low', priority: 10 }), await aList('ip_blocklist', { name: 'High', priority: 90 })];
    for (const primaryValue of ['190.16.0.0/16', '190.16.7.9', '2001:db8::/32', '8.8.8.8']) await add(low, { primaryValue });
    await add(high, { primaryValue: 'A hoster', searchKeys: ['190.0.0.0/8', '190.16.4.77/20', '203.0.113.0/24'], itemData: { hoster: true } });
    const { body } = await system.post('/data-lists/ip_blocklist/check', { searchValue: '190.16.7.9', options: { includeMetadata: true, useCache: false } });
    expect(body).toMatchObject({
      found: true, matchCount: 3,
      matches: [
        { listId: high, listName: 'High', priority: 90, primaryValue: 'A hoster', matchedKey: '190.16.0.0/20', itemData: { hoster: true } },
        { listId: low, primaryValue: '190.16.7.9', matchedKey: '190.16.7.9' },
        { listId: low, primaryValue: '190.16.0.0/16', matchedKey: '190.16.0.0/16' },
      ],
    });
    expect(await found('ip_blocklist', '::ffff:8.8.8.8')).toEqual(['8.8.8.8']);
    expect(await found('ip_blocklist', '2001:db8:77::1')).toEqual(['2001:db8::/32']);
    expect(await found('ip_blocklist', '190.17.0.1')).toEqual(['A hoster']);
    expect(await found('ip_blocklist', '191.17.0.1')).toEqual([]);
    expect(await found('ip_blocklist', 'no address')).toEqual([]);
    await system.patch(`/data-lists/${low}/status`, { status: 'inactive' });
    expect(await found('ip_blocklist', '190.16.7.9')).toEqual(['A hoster']);
    expect((await system.post(`/data-lists/${low}/items/find`, { searchValue: '190.16.7.9' })).body).toMatchObject({ count: 2, items: [{ primaryValue: '190.16.7.9' }, { primaryValue: '190.16.0.0/16' }] });

    await add(await aList('device_blocklist'), { primaryValue: 'DEVICE-1', metadata: { by: 'ops' } });
    const bulk = await system.post('/data-lists/bulk-check', {
      checks: [{ listType: 'device_blocklist', searchValue: 'device-1' }, { listType: 'no_such_type', searchValue: 'x' }, { listType: 'ip_blocklist', searchValue: '203.0.113.200' }],
      options: { includeMetadata: false },
    });
    expect(bulk.body).toMatchObject({ foundCount: 2, cacheHit: false, results: [{ found: true, matchCount: 1 }, { found: false, listType: 'no_such_type', matches: [] }, { found: true, matches: [{ primaryValue: 'A hoster' }] }] });
    expect(bulk.body['results']?.[0]?.['matches']?.[0]).not.toHaveProperty('metadata');
    const checks = Array.from({ length: 1_000 }, (_, n) => ({ listType: 'ip_blocklist', searchValue: `${190 + (n % 2)}.16.${n % 256}.1` }));
    expect((await system.post('/data-lists/bulk-check', { checks })).body).toMatchObject({ foundCount: 500 });
    expect((await system.post('/data-lists/bulk-check', { checks: [...checks, checks[0]] })).body).toMatchObject({ error: { code: 'TOO_MANY_ITEMS' } });
  });

  it('of another organization are not there, and their values are not found', async () => {
    const listId = await aList('phone_blocklist');
    const { body } = await add(listId, { primaryValue: '+5491100000000' });
    const itemId = String(body['item']?.['id']);
    const organizationId = await new Organizations(system.database).create({ name: 'Another', defaultCountry: null });
    const { key } = await new ApiKeys(system.database).create(organizationId, { name: 'Theirs', kind: 'secret', permissions: ['lists:read', 'lists:write'] });
    expect((await system.ask('GET', '/data-lists', { key })).body).toMatchObject({ dataLists: [], pagination: { total: 0 } });
    expect((await system.ask('POST', '/data-lists/phone_blocklist/check', { key, body: { searchValue: '+5491100000000' } })).body).toMatchObject({ found: false });
    const before = (await system.get(`/data-lists/${listId}`)).body;
    for (const id of [listId, nowhere, 'phone_blocklist']) {
      for (const [method, path, sent] of [
        ['GET', ''], ['PATCH', '', { name: 'x' }], ['PATCH', '/status', { status: 'archived' }], ['GET', '/items'], ['POST', '/items', { primaryValue: 'x' }],
        ['POST', '/items/bulk', { items: [{ primaryValue: 'x' }] }], ['POST', '/items/find', { searchValue: 'x' }], ['DELETE', `/items/${itemId}`],
      ] as const) {
        const answer = await system.ask(method, `/data-lists/${id}${path}`, { key, body: sent });
        expect([answer.status, answer.body['error']?.['code']], `${method} ${id}${path}`).toEqual([404, 'DATA_LIST_NOT_FOUND']);
      }
    }
    expect((await system.get(`/data-lists/${listId}`)).body).toEqual(before);
    expect((await system.delete(`/data-lists/${listId}/items/not-a-uuid`)).body).toMatchObject({ error: { code: 'DATA_LIST_ITEM_NOT_FOUND' } });
  });

  it('refuse what is wrong by its field, and write nothing', async () => {
    const [texts, addresses] = [await aList('custom'), await aList('ip_allowlist')];
    const counts = () => system.database.rows('select (select count(*) from data_list) as lists, (select count(*) from data_list_item) as items, (select max(updated_at) from data_list) as at');
    const before = await counts();
    for (const [path, body, field] of [
      ['', { type: 'custom' }, 'name'],
      ['', { name: 'n'.repeat(201), type: 'custom' }, 'name'],
      ['', { name: 'n', type: 'Custom' }, 'type'],
      ['', { name: 'n', type: 't'.repeat(65) }, 'type'],
      ['', { name: 'n', type: 'custom', description: 'd'.repeat(1_001) }, 'description'],
      ['', { name: 'n', type: 'custom', priority: 101 }, 'priority'],
      ['', { name: 'n', type: 'custom', config: [] }, 'config'],
      ['', { name: 'n', type: 'custom', fieldMappings: { a: '\u0000' } }, 'fieldMappings'],
      ['', { name: 'n', type: 'custom', colour: 'red' }, 'colour'],
      [`/${texts}/items`, { primaryValue: '' }, 'primaryValue'],
      [`/${texts}/items`, { primaryValue: '  ' }, 'primaryValue'],
      [`/${texts}/items`, { primaryValue: 'v'.repeat(257) }, 'primaryValue'],
      [`/${texts}/items`, { primaryValue: 'v', searchKeys: [] }, 'searchKeys'],
      [`/${texts}/items`, { primaryValue: 'v', metadata: { note: 'x'.repeat(33_000) } }, 'metadata'],
      [`/${addresses}/items`, { primaryValue: '10.0.0.0/33' }, 'primaryValue'],
      [`/${addresses}/items`, { primaryValue: 'mixed', searchKeys: ['10.0.0.1', 'ten'] }, 'searchKeys.1'],
      [`/${texts}/items/bulk`, { items: 'none' }, ''],
      [`/${texts}/items/find`, { searchValue: 'x', limit: 101 }, 'limit'],
      ['/Custom/check', { searchValue: 'x' }, 'type'],
      ['/custom/check', {}, 'searchValue'],
      ['/bulk-check', { checks: [] }, 'checks'],
      ['/bulk-check', { checks: [{ listType: 'custom' }] }, 'checks.0.searchValue'],
    ] as const) {
      const answer = await system.post(`/data-lists${path}`, body);
      expect([answer.status, fieldOf(answer.body)], `${path} ${JSON.stringify(body).slice(0, 60)}`).toEqual([400, field]);
    }
    expect(fieldOf((await system.patch(`/data-lists/${texts}`, { type: 'ip_blocklist' })).body)).toBe('type');
    expect(fieldOf((await system.patch(`/data-lists/${texts}/status`, { status: 'deleted' })).body)).toBe('status');
    expect(fieldOf((await system.get('/data-lists?state=active')).body)).toBe('state');
    expect(await counts()).toEqual(before);
  });

  it('hold the longest values that they take, in any script', async () => {
    const listId = await aList('custom');
    for (const character of ['\ufb2c', '\u0958', '漢', '😀'.slice(0, 2)]) {
      const primaryValue = Array.from({ length: 256 / character.length }, (_, n) => (n % 7 === 0 ? String.fromCodePoint(0x4e00 + n * 13).padEnd(character.length, 'x') : character)).join('');
      expect((await add(listId, { primaryValue })).status).toBe(201);
      expect(await found('custom', primaryValue)).toEqual([primaryValue]);
    }
  });

  it('are opened by lists:read and changed by lists:write', async () => {
    const listId = await aList('custom');
    const keyWith = async (permission: string) => String((await system.post('/api-keys', { name: permission, permissions: [permission] })).body['apiKey']?.['key']);
    const [reading, writing] = [await keyWith('lists:read'), await keyWith('lists:write')];
    expect((await system.ask('POST', '/data-lists/custom/check', { key: reading, body: { searchValue: 'x' } })).status).toBe(200);
    expect((await system.ask('POST', `/data-lists/${listId}/items`, { key: reading, body: { primaryValue: 'x' } })).status).toBe(403);
    expect((await system.ask('POST', `/data-lists/${listId}/items`, { key: writing, body: { primaryValue: 'x' } })).status).toBe(201);
    expect((await system.ask('GET', `/data-lists/${listId}`, { key: writing })).status).toBe(403);
  });
});
