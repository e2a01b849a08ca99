import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searched } from '../../libs/database/src/people/entity-filter.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const people = [
  { type: 'person', name: 'Ana Ñandú', externalId: 'user_1', email: 'ana@example.com', taxId: '20-24245549-6', countryCode: 'AR', isClient: true, status: 'active' },
  { type: 'person', name: 'Bea 100%', externalId: 'user_2', countryCode: 'BR' },
  { type: 'company', name: 'acme_srl', externalId: 'biz-1', countryCode: 'AR', status: 'blocked' },
  { type: 'company', name: 'Acme SA', externalId: 'biz-2', countryCode: 'CL' },
  { type: 'person', name: 'Zoe', externalId: 'gone', countryCode: 'AR' },
];

const slowestSeconds = 1;

describe('an analyst looks for entities', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { READ_TIMEOUT_SECONDS: String(slowestSeconds) } });
    for (const person of people) await system.post('/entities', person);
    await system.delete(`/entities/${String((await system.get('/entities/by-external-id/gone')).body['entity']?.['id'])}`);
    // The order of creation, whatever the clock did.
    await system.database.run(`update entity e set created_at = '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 day' from unnest($1::text[]) with ordinality as o(external_id, n) where e.external_id = o.external_id`, [people.map(({ externalId }) => externalId)]);
    const scores = { user_1: [90, 20], user_2: [40, null], 'biz-1': [null, 60] };
    for (const [externalId, [humanity, behavior]] of Object.entries(scores)) {
      const score = (value: number | null | undefined) => (typeof value === 'number' ? { value, confidence: 0.5, prior: 70 } : null);
      await system.database.run(
        `insert into analysis (entity_id, organization_id, cycle, humanity, behavior, scores, observations, event_count, last_event_at, device_count, duration_ms, started_at, finished_at)
         select id, organization_id, 1, $2, $3, $4, '[]', $5, '2026-05-01', 0, 1, now(), now() from entity where external_id = $1`,
        [externalId, humanity, behavior, JSON.stringify({ HUMANITY: score(humanity), AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: score(behavior) }), externalId === 'biz-1' ? 0 : 3],
      );
    }
  });
  afterAll(() => system.stop());

  const entities = (body: Json) => body['entities'] as unknown as { externalId: string; scores: unknown; lastEventAt: string | null }[];
  const listed = async (query: string): Promise<string[]> => {
    const { status, body } = await system.get(`/entities?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body['pagination']?.['total']).toBe(entities(body).length);
    return entities(body).map(({ externalId }) => externalId);
  };

  it.each([
    ['', ['biz-2', 'biz-1', 'user_2', 'user_1']],
    ['order=asc', ['user_1', 'user_2', 'biz-1', 'biz-2']],
    ['search=ACME', ['biz-2', 'biz-1']],
    ['search=%C3%B1and', ['user_1']],
    ['search=EXAMPLE.com', ['user_1']],
    ['search=20242455496', ['user_1']],
    ['search=24245549-6', ['user_1']],
    ['search=USER_', ['user_2', 'user_1']],
    ['search=100%25', ['user_2']],
    ['search=_', ['biz-1', 'user_2', 'user_1']],
    ['search=%5C', []],
    ['search=zoe', []],
    ['status=deleted', ['gone']],
    ['status=deleted,active', ['gone', 'user_1']],
    ['status=active&status=blocked', ['biz-1', 'user_1']],
    ['type=company', ['biz-2', 'biz-1']],
    ['country_code=ar', ['biz-1', 'user_1']],
    ['is_client=true', ['user_1']],
    ['is_client=false&type=person', ['user_2']],
    ['created_after=2026-01-03T00:00:00Z', ['biz-2', 'biz-1', 'user_2']],
    ['created_before=2026-01-03T00:00:00Z', ['user_1']],
    ['humanity_min=40', ['user_2', 'user_1']],
    ['humanity_max=40', ['user_2']],
    ['behavior_min=20&behavior_max=59.5', ['user_1']],
    ['uniqueness_min=0', []],
    ['authenticity_max=100', []],
    ['sort=name&order=asc', ['biz-2', 'biz-1', 'user_1', 'user_2']],
    ['sort=humanity', ['user_1', 'user_2', 'biz-2', 'biz-1']],
    ['sort=behavior&order=asc&behavior_min=0', ['user_1', 'biz-1']],
    ['sort=lastEventAt&humanity_min=0', ['user_2', 'user_1']],
  ])('%s', async (query, expected) => {
    const found = await listed(query);
    // Where the order is left to the ids, only who is found is fixed.
    if (/^sort=(humanity|lastEventAt)/.test(query)) expect(found.toSorted()).toEqual(expected.toSorted());
    else expect(found).toEqual(expected);
  });

  it('shows the four scores of each, and when it was last heard of', async () => {
    const { body } = await system.get('/entities?order=asc');
    expect(entities(body).map(({ scores, lastEventAt }) => [scores, lastEventAt])).toEqual([
      [{ HUMANITY: { value: 90, confidence: 0.5 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 20, confidence: 0.5 } }, '2026-05-01T00:00:00.000Z'],
      [{ HUMANITY: { value: 40, confidence: 0.5 }, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null }, '2026-05-01T00:00:00.000Z'],
      [{ HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 60, confidence: 0.5 } }, null],
      [{ HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null }, null],
    ]);
    expect((await listed('sort=humanity')).slice(0, 2)).toEqual(['user_1', 'user_2']);
  });

  it.each(['desc', 'asc'])('is read to the end with a cursor, %s, though somebody is added meanwhile', async (order) => {
    const read: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 10; page += 1) {
      const { body }: { body: Json } = await system.get(`/entities?limit=1&order=${order}&type=person${cursor === null ? '' : `&cursor=${cursor}`}`);
      read.push(...entities(body).map(({ externalId }) => externalId));
      expect(Boolean(body['pagination']?.['hasMore'])).toBe(body['pagination']?.['nextCursor'] !== null);
      cursor = body['pagination']?.['nextCursor'] as unknown as string | null;
      if (page === 0) {
        const { body: late } = await system.post('/entities', { type: 'person', name: 'Late', externalId: `late-${order}` });
        await system.database.run('update entity set created_at = $2 where id = $1', [String(late['entity']?.['id']), order === 'desc' ? '2026-02-01' : '2025-12-31']);
      }
      if (cursor === null) break;
    }
    expect(read.filter((externalId) => externalId.startsWith('user'))).toEqual(order === 'desc' ? ['user_2', 'user_1'] : ['user_1', 'user_2']);
    expect(new Set(read).size).toBe(read.length);
  });

  it.each(['updatedAt', 'name', 'humanity', 'authenticity', 'behavior', 'lastEventAt'].flatMap((sort) => [[sort, 'asc'], [sort, 'desc']]))('is read to the end with a cursor by %s, %s, those without it last, as in one page', async (sort, order) => {
    const whole = await listed(`sort=${sort}&order=${order}`);
    const read: string[] = [];
    for (let cursor: string | null = ''; cursor !== null && read.length <= whole.length; ) {
      const { body }: { body: Json } = await system.get(`/entities?limit=1&sort=${sort}&order=${order}${cursor && `&cursor=${cursor}`}`);
      read.push(...entities(body).map(({ externalId }) => externalId));
      cursor = body['pagination']?.['nextCursor'] as unknown as string | null;
    }
    expect(read).toEqual(whole);
  });

  it('is read by limit and offset in any order', async () => {
    const { body } = await system.get('/entities?type=company&sort=name&order=asc&limit=1&offset=1');
    expect(body).toMatchObject({ entities: [{ externalId: 'biz-1' }], pagination: { total: 2, limit: 1, offset: 1, hasMore: false, nextCursor: null } });
  });

  it.each([
    ['limit=1001', 'limit'],
    ['humanity_min=101', 'humanity_min'],
    ['status=pending', 'status.0'],
    ['created_after=2026-01-30', 'created_after'],
    ['sort=luck', 'sort'],
    ['external_id=user_1', 'external_id'],
    ['search=%00', 'search'],
    ['country_code=Argentina', 'country_code'],
  ])('400 for %s', async (query, field) => {
    expect((await system.get(`/entities?${query}`)).body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field }] } });
  });

  it('takes no cursor that is not of this list and this order', async () => {
    const { body } = await system.get('/entities?limit=1');
    const cursor = String(body['pagination']?.['nextCursor']);
    for (const query of ['cursor=nonsense', `cursor=${cursor}&order=asc`, `cursor=${cursor}&type=person`, `cursor=${cursor}&sort=name`, `cursor=${Buffer.from('1 x y').toString('base64url')}`]) {
      expect((await system.get(`/entities?${query}`)).body, query).toMatchObject({ error: { code: 'CURSOR_INVALID' } });
    }
    expect((await system.get(`/entities?cursor=${cursor}&offset=1`)).body).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: [{ field: 'offset' }] } });
  });

  it('searches by an index where the server has trigrams', async () => {
    const plan = await system.database.transaction(async (tx) => {
      await tx.run('set local enable_seqscan = off');
      return tx.rows<{ 'QUERY PLAN': string }>(`explain select id from entity e where ${searched('e.')} like lower($1)`, ['%acme%']);
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('entity_search');
  });

  it('gives up on a question that takes too long, and says what to do', async () => {
    const { answer } = await system.database.transaction(async (tx) => {
      await tx.run('lock table entity in access exclusive mode');
      return { answer: await system.get('/entities') };
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: 'QUERY_TOO_WIDE', message: expect.stringContaining(`${slowestSeconds} seconds`) } });
  });
});
