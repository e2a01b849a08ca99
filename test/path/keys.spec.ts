import { permissions } from '@app/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { eventually } from '../support/eventually.js';
import { WholeSystem } from '../support/whole-system.js';

const view = { type: 'view', device: { fingerprint: 'fp_12345678' } };

describe('an operator looks after the keys', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start();
  });
  afterAll(() => system.stop());

  const make = async (body: object) => (await system.post('/api-keys', body)).body['apiKey'] as unknown as { id: string; key: string; permissions: string[]; allowedOrigins: string[] };

  it('makes a pair: one for the browser that sends and learns nothing, one for the server', async () => {
    const browser = await make({ name: 'Shop', kind: 'publishable', allowedOrigins: ['https://SHOP.example:443/', 'http://localhost:5173'] });
    const server = await make({ name: 'Shop', kind: 'secret' });
    expect([browser.key.slice(0, 3), server.key.slice(0, 3)]).toEqual(['pk_', 'sk_']);
    expect(browser).toMatchObject({ permissions: ['events:track', 'devices:lookup'], allowedOrigins: ['https://shop.example', 'http://localhost:5173'] });
    expect(server.permissions).toEqual([...permissions]);
  });

  it.each<[string, object, string]>([
    ['a secret key with origins', { name: 'k', allowedOrigins: ['https://shop.example'] }, 'allowedOrigins'],
    ['an origin with a path', { name: 'k', kind: 'publishable', allowedOrigins: ['https://shop.example/cart'] }, 'allowedOrigins.0'],
    ['an origin without a scheme', { name: 'k', kind: 'publishable', allowedOrigins: ['shop.example'] }, 'allowedOrigins.0'],
    ['an origin with somebody in it', { name: 'k', kind: 'publishable', allowedOrigins: ['https://me@shop.example'] }, 'allowedOrigins.0'],
    ['a publishable key that reads people', { name: 'k', kind: 'publishable', permissions: ['entities:read'] }, 'permissions'],
    ['a permission that is none', { name: 'k', permissions: ['events:all'] }, 'permissions.0'],
    ['a name that no table holds', { name: 'a\u0000' }, 'name'],
    ['an end beyond all calendars', { name: 'k', expiresAt: '9999-01-01T00:00:00Z' }, 'expiresAt'],
    ['a misspelt field', { name: 'k', origins: [] }, 'origins'],
  ])('is refused %s', async (_, body, field) => {
    const before = (await system.get('/api-keys')).body;
    const answer = await system.post('/api-keys', body);
    expect([answer.status, (answer.body['error']?.['details'] as unknown as { field: string }[])[0]?.field]).toEqual([400, field]);
    expect((await system.get('/api-keys')).body).toEqual(before);
  });

  it('disables a key for a while, and moves it to another site', async () => {
    const { id, key } = await make({ name: 'Shop', kind: 'publishable' });
    const track = (origin: string) => system.ask('POST', '/api/events', { key, body: view, headers: { Origin: origin } });
    expect((await track('https://old.example')).body['fingerprint']).toBe('fp_12345678');
    const disabled = await system.patch(`/api-keys/${id}`, { enabled: false });
    expect(disabled.body['apiKey']).toMatchObject({ name: 'Shop', disabledAt: expect.any(String) });
    await eventually('the disabled key is refused', async () => (await track('https://old.example')).status === 401, 5_000);
    const moved = await system.patch(`/api-keys/${id}`, { name: 'New shop', enabled: true, allowedOrigins: ['https://new.example'] });
    expect(moved.body['apiKey']).toMatchObject({ name: 'New shop', disabledAt: null, allowedOrigins: ['https://new.example'] });
    await eventually('the key is taken again', async () => (await track('https://new.example')).body['id'], 5_000);
    expect((await track('https://old.example')).body['id']).toBeNull();
    expect((await system.patch(`/api-keys/${id}`, {})).body).toEqual(moved.body);
  });

  it('cannot change what is no key, is revoked, is another organization\'s, or needs more than they have', async () => {
    const { id, key } = await make({ name: 'Reader', permissions: ['keys:read'] });
    expect((await system.ask('PATCH', `/api-keys/${id}`, { key, body: { name: 'x' } })).status).toBe(403);
    expect((await system.patch(`/api-keys/${id}`, { allowedOrigins: ['https://shop.example'] })).status).toBe(400);
    const their = await anotherOrganization(system);
    const [theirs] = (await system.ask('GET', '/api-keys', { key: their.key })).body['apiKeys'] as unknown as { id: string }[];
    await system.delete(`/api-keys/${id}`);
    for (const one of [id, String(theirs?.id), 'key_1']) {
      expect([(await system.patch(`/api-keys/${one}`, { name: 'Mine' })).status, (await system.delete(`/api-keys/${one}`)).status]).toEqual([404, 404]);
    }
    expect(JSON.stringify((await system.get('/api-keys')).body)).not.toContain('Its key');
    expect((await system.ask('GET', '/api-keys', { key: their.key })).body['apiKeys']).toMatchObject([{ name: 'Its key' }]);
  });
});
