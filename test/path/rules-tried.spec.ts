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

describe('a rule or a draft is tried on one stored event', () => {
  it('with its windows as they were then, whoever is out of scope, and nothing comes of it', async () => {
    const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString();
    await system.post('/entities', { type: 'person', name: 'Rita', countryCode: 'AR', externalId: 'rita' });
    for (const minute of [0, 1, 2]) await system.post('/events/user', { entityExternalId: 'rita', eventType: 'TRANSFER_SUCCESS', timestamp: at(minute) });
    await system.settled();
    const events = (await system.get('/events/user?event_type=TRANSFER_SUCCESS&limit=3')).body['events'] as unknown as { id: string; timestamp: string }[];
    const [last, middle] = events;
    const rule = { conditions: 'window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 2', countries: ['BR'], score: 7 };
    const tried = async (eventId: string | undefined, more: object = { rule }): Promise<Json> => (await system.post('/rules/try', { eventId, ...more })).body;
    expect(await tried(last?.id)).toMatchObject({ matched: true, score: 7, conditions: { result: true, values: [{ actualValue: 3 }] }, seen: { eventId: last?.id, inScope: false } });
    expect(await tried(middle?.id)).toMatchObject({ matched: false, conditions: { values: [{ actualValue: 2 }] } });
    const { body: kept } = await system.post('/rules', { name: 'Kept', status: 'draft', conditions: 'event.eventType == "TRANSFER_SUCCESS"' });
    expect(await tried(middle?.id, { ruleId: kept['id'] })).toMatchObject({ matched: true, actions: [{ type: 'createAlert', details: { title: 'Kept' } }] });
    expect(await tried(String(kept['id']))).toMatchObject({ error: { code: 'EVENT_NOT_FOUND' } });
    const stranger = await system.post('/events/user', { eventType: 'LOGIN_FAILED', entityExternalId: 'nobody-yet' });
    const ofNobody = String(stranger.body['event']?.['id']);
    expect(await tried(ofNobody)).toMatchObject({ error: { code: 'EVENT_OF_NOBODY' } });
    expect(await tried(ofNobody, { rule: { conditions: 'event.eventType == "LOGIN_FAILED"', evaluationMode: 'sync' } })).toMatchObject({ matched: true, seen: { eventId: ofNobody } });
    expect((await system.get(`/rules/activity?ruleId=${String(kept['id'])}`)).body).toMatchObject({ activity: [] });
  });
});

describe('what rules did is told by the day', () => {
  it('for all of them at once, those in shadow apart', async () => {
    const { body: live } = await system.post('/rules', { name: 'A new PIN', conditions: 'event.eventType == "PIN_CHANGE"' });
    const { body: shadow } = await system.post('/rules', { name: 'A new PIN, in shadow', status: 'shadow', severity: 'LOW', conditions: 'event.eventType == "PIN_CHANGE"' });
    for (const entityExternalId of ['ana', 'rita']) await system.post('/events/user', { eventType: 'PIN_CHANGE', entityExternalId });
    await system.settled();
    const { since, activity } = (await system.get('/rules/activity?days=2')).body as unknown as { since: string; activity: { ruleId: string; days: object[]; lately: number[] }[] };
    expect(Date.parse(since)).toBeGreaterThan(Date.now() - 2 * 86_400_000);
    const daysOf = ({ id }: { id?: unknown }) => activity.find(({ ruleId }) => ruleId === id)?.days;
    expect([daysOf(live), daysOf(shadow)]).toMatchObject([[{ hits: 2, shadowHits: 0, failures: 0 }], [{ hits: 0, shadowHits: 2 }]]);
    // Those in shadow too. The hour may have changed meanwhile, the last 24 have not.
    const latelyOf = ({ id }: { id?: unknown }) => activity.find(({ ruleId }) => ruleId === id)?.lately;
    expect([latelyOf(live), latelyOf(shadow)]).toEqual([[0, 2], [0, 2]]);
    const { hours } = (await system.get(`/rules/activity?days=2&ruleId=${String(shadow['id'])}`)).body as unknown as { hours: { hour: string; hits: number; shadowHits: number }[] };
    expect([hours.reduce((sum, { hits }) => sum + hits, 0), hours.reduce((sum, { shadowHits }) => sum + shadowHits, 0)]).toEqual([0, 2]);
    expect(hours.every(({ hour }) => Math.abs(Date.now() - Date.parse(hour)) < 2 * 3_600_000)).toBe(true);
    expect((await system.get('/rules?severity=LOW')).body).toMatchObject({ total: '1', rules: [{ name: 'A new PIN, in shadow' }] });
  });
});

describe('the words of rules', () => {
  it('are told as a tree and as a text name them, and each is one', async () => {
    const { fields, windows } = (await system.get('/rules/vocabulary')).body as unknown as { fields: { path: string; cel: string; isOpen: boolean }[]; windows: object };
    expect(windows).toMatchObject({ keys: ['entity', 'device', 'address', 'destination'] });
    const asked = fields.filter(({ isOpen }) => !isOpen);
    for (const part of [asked.slice(0, 20), asked.slice(20, 40), asked.slice(-20)]) {
      expect((await system.post('/rules/check', { conditions: part.map(({ cel }) => `has(${cel})`).join(' || ') })).body).toMatchObject({ valid: true });
      expect((await system.post('/rules/check', { conditions: { operator: 'OR', conditions: part.map(({ path }) => ({ field: path, operator: 'exists' })) } })).body).toMatchObject({ valid: true });
    }
  });
});
