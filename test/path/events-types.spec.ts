import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { eventually } from '../support/eventually.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const frozen = { code: 'CARD_FROZEN', category: 'cards', title: 'Froze a card' };

describe('an organization has event types of its own', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const types = async (): Promise<Json[]> => (await system.get('/events/types')).body['eventTypes'] as unknown as Json[];
  const post = (eventType: string, key = system.secretKey) => system.ask('POST', '/events/user', { body: { eventType, entityExternalId: 'ana' }, key });

  it('beside the 41 that are built in', async () => {
    const all = await types();
    expect(all).toHaveLength(41);
    expect(all[0]).toEqual({ code: 'LOGIN_SUCCESS', category: 'authentication', title: 'Logged in', builtIn: true, retiredAt: null });
  });

  it('that are accepted once they are added, and hinted at', async () => {
    expect((await post('CARD_FROZEN')).body['error']).toMatchObject({ code: 'EVENT_TYPE_UNKNOWN' });
    const { status, body } = await system.post('/events/types', frozen);
    expect(status).toBe(201);
    expect(body['eventType']).toEqual({ ...frozen, builtIn: false, retiredAt: null });
    await eventually('the type is accepted', async () => (await post('CARD_FROZEN')).status === 201);
    expect((await post('CARD_FROZE')).body['error']?.['message']).toContain('Did you mean CARD_FROZEN?');
    const { body: batch } = await system.post('/events/user/batch', [frozen.code, 'CARD_MELTED', 'LOGOUT'].map((eventType) => ({ eventType, entityExternalId: 'ana' })));
    expect(batch).toMatchObject({ accepted: 2, rejected: 1, results: [{}, { error: { code: 'EVENT_TYPE_UNKNOWN' } }, {}] });
    expect((await types()).at(-1)).toMatchObject({ code: 'CARD_FROZEN', builtIn: false });
    expect((await system.get('/events/user/stats')).body['stats']).toMatchObject([{ event_type: 'CARD_FROZEN', count: 2 }, { event_type: 'LOGOUT', count: 1 }]);
  });

  it('that are nobody else\'s', async () => {
    const { key } = await anotherOrganization(system);
    expect((await post('CARD_FROZEN', key)).status).toBe(400);
    expect((await system.ask('GET', '/events/types', { key })).body['eventTypes']).toHaveLength(41);
    expect((await system.ask('DELETE', '/events/types/CARD_FROZEN', { key })).status).toBe(404);
    const { key: weak } = await anotherOrganization(system, ['events:read']);
    expect((await system.ask('POST', '/events/types', { key: weak, body: frozen })).status).toBe(403);
  });

  it.each(['CARD_FROZEN', 'LOGIN_SUCCESS'])('that are added once: 409 for %s', async (code) => {
    const answer = await system.post('/events/types', { ...frozen, code });
    expect([answer.status, answer.body['error']?.['code']]).toEqual([409, 'EVENT_TYPE_EXISTS']);
  });

  it.each(['card_frozen', 'X', 'CARD__FROZEN', '_CARD', 'CARD FROZEN', 'X'.repeat(65)])('that are spelt as types are: 400 for %s', async (code) => {
    const answer = await system.post('/events/types', { ...frozen, code });
    expect(answer.status).toBe(400);
    expect((answer.body['error']?.['details'] as unknown as { field: string }[])[0]?.field).toBe('code');
  });

  it('that can be retired and come back', async () => {
    expect((await system.delete('/events/types/CARD_FROZEN')).status).toBe(204);
    await eventually('the retired type is refused', async () => (await post('CARD_FROZEN')).status === 400);
    expect((await types()).at(-1)?.['retiredAt']).not.toBeNull();
    for (const code of ['CARD_FROZEN', 'LOGIN_SUCCESS', 'NEVER_WAS', '%00']) {
      const answer = await system.delete(`/events/types/${code}`);
      expect([answer.status, answer.body['error']?.['code']]).toEqual([404, 'EVENT_TYPE_NOT_FOUND']);
    }
    expect((await system.post('/events/types', { ...frozen, title: 'Froze it again' })).status).toBe(201);
    await eventually('the type is back', async () => (await post('CARD_FROZEN')).status === 201);
    expect((await types()).at(-1)).toMatchObject({ title: 'Froze it again', retiredAt: null });
  });

  it('but not without end', async () => {
    await system.database.run(`insert into event_type (organization_id, code, category, title) select $1, 'T_' || n, 'c', 't' from generate_series(1, 499) n`, [system.organizationId]);
    expect((await system.post('/events/types', { ...frozen, code: 'ONE_TOO_MANY' })).status).toBe(400);
  });
});
