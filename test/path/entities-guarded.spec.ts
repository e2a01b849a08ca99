import { ApiKeys, Organizations } from '@app/database';
import { type Endpoint, endpoints } from '@app/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const mine = Object.values<Endpoint>(endpoints).filter(({ chapter }) => chapter === 'entities');
const externalId = 'shared name';
const bodies: Readonly<Record<string, object>> = {
  '/entities/batch': [{ type: 'person', name: 'x', externalId }],
  '/entities/automatic': { taxId: '20242455496', country: 'AR', type: 'person' },
  '/entities/upsert': { entity: { type: 'person', name: 'Theirs', externalId } },
  '/entities/{entityId}/analyze': { entityType: 'person' },
  '/entities/{id}/label': { label: 'fraud' },
  '/entities/{id}/notes': { text: 'Theirs' },
};

describe('entities belong to their organization', () => {
  let system: WholeSystem;
  let id: string;
  let theirKey: string;
  let weakKey: string;
  beforeAll(async () => {
    system = await WholeSystem.shared();
    const organizationId = await new Organizations(system.database).create({ name: 'Another', defaultCountry: 'BR' });
    const keys = new ApiKeys(system.database);
    const permissions = [...new Set(mine.map(({ needs }) => needs))];
    theirKey = (await keys.create(organizationId, { name: 'Theirs', kind: 'secret', permissions })).key;
    weakKey = String((await system.post('/api-keys', { name: 'Weak', permissions: ['events:create'] })).body['apiKey']?.['key']);
    id = String((await system.post('/entities', { type: 'person', name: 'Ours', externalId, taxId: '20-24245549-6' })).body['entity']?.['id']);
    await system.post(`/entities/${id}/analyze`, { entityType: 'person' });
  });
  afterAll(() => system.stop());

  const ask = ({ method, path }: Endpoint, key: string) =>
    system.ask(method, path.replace('{externalId}', encodeURIComponent(externalId)).replace(/\{\w+\}/, id), { key, ...(method === 'GET' || method === 'DELETE' ? {} : { body: bodies[path] ?? { type: 'person', name: 'Theirs' } }) });

  it.each(mine.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))('403 without the permission: %s', async (_, endpoint) => {
    const { status, body } = await ask(endpoint, weakKey);
    expect([status, body['error']?.['code']]).toEqual([403, 'FORBIDDEN']);
    expect(String(body['error']?.['message'])).toContain(endpoint.needs);
  });

  it.each(mine.filter(({ path }) => path.includes('{')).map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))('404 to another organization: %s', async (_, endpoint) => {
    const { status, body } = await ask(endpoint, theirKey);
    expect([status, body['error']?.['code']]).toEqual([404, 'ENTITY_NOT_FOUND']);
  });

  it('lets another organization have the same ids, and shows it nothing of ours', async () => {
    for (const endpoint of mine.filter(({ path }) => !path.includes('{'))) expect((await ask(endpoint, theirKey)).status).toBeLessThan(300);
    const { body } = await system.ask('GET', '/entities?search=ours', { key: theirKey });
    expect(body).toMatchObject({ entities: [], pagination: { total: 0 } });
    expect((await system.get(`/entities/${id}`)).body['entity']).toMatchObject({ name: 'Ours', externalId });
    expect((await system.get('/entities')).body).toMatchObject({ pagination: { total: 1 } });
  });
});
