import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

describe('a pack of rules', () => {
  it('is installed once, as drafts or in shadow, and as it was tried', async () => {
    const packs = (await system.get('/rules/packs')).body['packs'] as unknown as { name: string; rules: object[] }[];
    expect(packs.map(({ name }) => name)).toEqual(['account-takeover', 'card-testing', 'credential-stuffing', 'mule-account', 'new-account-abuse', 'rapid-transfers']);
    for (const { name, rules } of packs) {
      const { status, body } = await system.post(`/rules/packs/${name}`, { status: 'shadow' });
      expect([name, status, (body['rules'] as unknown as object[]).length]).toEqual([name, 201, rules.length]);
    }
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => system.post('/rules/packs/rapid-transfers', {})));
    for (const again of [first, ...others]) expect(again?.body).toMatchObject({ rules: [], alreadyThere: ['more-than-five-an-hour', 'to-new-payees'] });
    expect((await system.get('/rules?tags=rapid-transfers&status=shadow')).body).toMatchObject({ total: '2', rules: [{ version: 1, tags: ['rapid-transfers', expect.any(String)] }, {}] });
    expect(await system.post('/rules/packs/nothing', {})).toMatchObject({ status: 404, body: { error: { code: 'RULE_PACK_NOT_FOUND' } } });
    expect((await system.post('/rules/packs/rapid-transfers', { status: 'active' })).status).toBe(400);
  });
});

describe('a rule is tried on somebody', () => {
  const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString();

  it('with his newest event, as it would come out, and nothing comes of it', async () => {
    const { body: made } = await system.post('/rules', {
      name: 'Fast', status: 'draft', score: 40, countries: ['BR'], actions: [{ type: 'createAlert', createAlert: { title: 'Fast money' } }, { type: 'setEntityStatus', setEntityStatus: { status: 'blocked' } }],
      conditions: { operator: 'AND', conditions: [{ field: 'event.eventType', operator: 'eq', value: 'TRANSFER_SUCCESS' }, { id: 'many', field: 'window', window: { aggregate: 'count', events: ['TRANSFER_SUCCESS'], by: 'entity', within: '10m' }, operator: 'gt', value: 2 }] },
    });
    const execute = async (entityId: string, more: object = {}): Promise<Json> => (await system.post(`/rules/${String(made['id'])}/execute`, { entityId, ...more })).body;
    const { body } = await system.post('/entities', { type: 'person', name: 'Ana', countryCode: 'AR', externalId: 'ana' });
    const id = String(body['entity']?.['id']);
    expect(await execute(id)).toMatchObject({ matched: false, score: 0, actions: [], debug: null });
    for (const minute of [0, 1, 2]) await system.post('/events/user', { entityExternalId: 'ana', eventType: 'TRANSFER_SUCCESS', timestamp: at(minute) });
    await system.settled();
    expect(await execute(id, { testMode: true, includeDebug: true })).toMatchObject({
      success: true, matched: true, score: 40, executionTime: expect.any(Number) as unknown,
      conditions: { operator: 'AND', result: true, conditions: [{}, { id: 'many', expectedValue: 2, actualValue: 3, result: true }] },
      actions: [{ type: 'createAlert', status: 'would_execute', details: { type: 'custom', title: 'Fast money', severity: 'MEDIUM' } }, { type: 'setEntityStatus', status: 'would_execute', details: { status: 'blocked' } }],
      debug: { inScope: false, troubles: [], windows: { 'count over TRANSFER_SUCCESS by entity within 600 s': 3 } },
    });
    expect((await system.get(`/alerts?entityId=${id}`)).body).toMatchObject({ alerts: [] });
    expect((await system.get(`/rules/${String(made['id'])}`)).body['stats']).toMatchObject({ evaluated: 0 });
    expect(await system.post(`/rules/${String(made['id'])}/execute`, { entityId: String(made['id']) })).toMatchObject({ status: 404, body: { error: { code: 'ENTITY_NOT_FOUND' } } });
  });

  it('without an event where the rule asks only what he is', async () => {
    const { body: made } = await system.post('/rules', { name: 'Retail', status: 'draft', conditions: 'entity.attributes.segment == "retail"' });
    const { body } = await system.post('/entities', { type: 'person', name: 'Eva', countryCode: 'AR', attributes: { segment: 'retail' } });
    expect((await system.post(`/rules/${String(made['id'])}/execute`, { entityId: String(body['entity']?.['id']) })).body).toMatchObject({ matched: true, because: expect.stringContaining('retail') as unknown });
  });
});
