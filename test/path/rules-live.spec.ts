import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { pageByPage } from '../support/page-by-page.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
let people = 0;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());
// Rules of one story would hit the events of the next.
beforeEach(() => system.database.run(`update rule set status = 'archived', version = version + 1 where organization_id = $1`, [system.organizationId]));

const start = Date.UTC(2026, 10, 20, 12);
const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();
const transfer = (minute: number, more: object = {}) => ({ eventType: 'TRANSFER_SUCCESS', timestamp: at(minute), metadata: { amount: 100, currency: 'ARS' }, ...more });

async function aRule(said: Record<string, unknown>): Promise<string> {
  const { status, body } = await system.post('/rules', { name: 'A rule', ...said });
  expect(status, JSON.stringify(body)).toBe(201);
  return String(body['id']);
}

async function aPerson(more: object = {}): Promise<{ id: string; externalId: string }> {
  people += 1;
  const externalId = `person-${people}`;
  const { body } = await system.post('/entities', { type: 'person', name: 'Ana', countryCode: 'AR', externalId, ...more });
  return { id: String(body['entity']?.['id']), externalId };
}

async function does({ externalId }: { externalId: string }, ...events: readonly object[]): Promise<void> {
  for (const event of events) expect((await system.post('/events/user', { entityExternalId: externalId, ...event })).status).toBe(201);
  await system.settled();
}

const alertsAbout = async ({ id }: { id: string }): Promise<Json[]> => (await system.get(`/alerts?entityId=${id}`)).body['alerts'] as unknown as Json[];
const statsOf = async (ruleId: string): Promise<Json> => (await system.get(`/rules/${ruleId}`)).body['stats'] as Json;
const hitsOf = (ruleId: string) => system.database.rows<{ isShadow: boolean; score: number; decision: string; hits: number }>(`select is_shadow as "isShadow", score, decision, count(*)::int as hits from rule_hit where rule_id = $1 group by 1, 2, 3`, [ruleId]);
const hitsCounted = (ruleId: string) => system.database.rows<{ hits: number }>('select hits from alert where rule_id = $1 order by opened_at', [ruleId]);

describe('a rule that asks about events', () => {
  it('raises one alert about a person, and counts the hits that follow on it', async () => {
    const rule = await aRule({ name: 'Rapid transfers', severity: 'HIGH', score: 40, decision: 'review', conditions: { cel: 'event.eventType == "TRANSFER_SUCCESS" && window.count(["TRANSFER_SUCCESS"], "entity", "10m") > 2' }, actions: [{ type: 'createAlert', tags: ['velocity'], createAlert: { title: 'Money leaves fast', severity: 'CRITICAL' } }] });
    const [ana, eva] = [await aPerson(), await aPerson()];
    await does(ana, transfer(0), transfer(1), { eventType: 'LOGIN_SUCCESS', timestamp: at(1.5) });
    await does(eva, transfer(0), transfer(30), transfer(60));
    expect(await alertsAbout(ana)).toEqual([]);
    await does(ana, transfer(2));
    await does(ana, transfer(3), transfer(4));
    await does(ana, transfer(60));
    const [alert, ...more] = await alertsAbout(ana);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      ruleId: rule, status: 'PENDING', severity: 'CRITICAL', because: expect.stringContaining('within 600 s is 3') as unknown,
      snapshot: { title: 'Money leaves fast', tags: ['velocity'], event: { eventType: 'TRANSFER_SUCCESS', timestamp: at(2) }, rule: { score: 40, decision: 'review' }, conditions: { operator: 'CEL', result: true } },
    });
    expect(await alertsAbout(eva)).toEqual([]);
    expect(await hitsCounted(rule)).toEqual([{ hits: 3 }]);
    expect(await hitsOf(rule)).toEqual([{ isShadow: false, score: 40, decision: 'review', hits: 3 }]);
    expect(await statsOf(rule)).toMatchObject({ evaluated: 10, hits: 3, shadowHits: 0, failures: 0, lastHitAt: expect.any(String) as unknown });
    const { read, whole, refusal } = await pageByPage(system, `/rules/${rule}/hits`, 'hits');
    expect([read, whole.length, refusal]).toEqual([whole, 3, 'CURSOR_INVALID']);
  });

  it.each([56, 199])('raises its alert also about a long text with a character of two halves at %i', async (where) => {
    const rule = await aRule({ conditions: { field: 'event.metadata.note', operator: 'starts_with', value: 'a' } });
    const ana = await aPerson();
    await does(ana, transfer(0, { metadata: { note: `${'a'.repeat(where)}😀${'a'.repeat(200)}` } }));
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: rule, because: expect.stringContaining('aaa') as unknown }]);
    expect(await hitsCounted(rule)).toEqual([{ hits: 1 }]);
  });

  it('in shadow is counted and touches nothing, and in any other status does not run', async () => {
    const says = { conditions: 'event.amount > 10', actions: [{ type: 'createAlert' }, { type: 'setEntityStatus', setEntityStatus: { status: 'blocked' } }, { type: 'blockDevice' }] };
    const shadow = await aRule({ ...says, status: 'shadow' });
    const others = await Promise.all([{ status: 'draft' }, { status: 'in_progress' }, { status: 'in_review' }, { status: 'archived' }, { status: 'inactive' }, { enabled: false }].map((one) => aRule({ ...says, ...one })));
    const ana = await aPerson({ status: 'active' });
    await does(ana, transfer(0, { deviceId: 'phone', deviceDetails: { platform: 'android' } }));
    expect(await alertsAbout(ana)).toEqual([]);
    expect(await statsOf(shadow)).toMatchObject({ evaluated: 1, hits: 0, shadowHits: 1 });
    expect((await system.get(`/rules/${shadow}/hits`)).body).toMatchObject({ hits: [{ entityId: ana.id, isShadow: true, ruleVersion: 1, conditions: { result: true } }], pagination: { total: 1 } });
    for (const other of others) expect(await statsOf(other)).toMatchObject({ evaluated: 0, hits: 0, shadowHits: 0 });
    expect((await system.get(`/entities/${ana.id}`)).body['entity']).toMatchObject({ status: 'active' });
    expect((await system.get(`/devices/entity/${ana.id}`)).body['devices']).toMatchObject([{ isBlocked: false }]);
  });

  it('hits again once its alert has ended, but not while it cools down', async () => {
    const [hot, cooling] = [await aRule({ conditions: 'event.amount > 10' }), await aRule({ conditions: 'event.amount > 10', cooldownSeconds: 3_600 })];
    const ana = await aPerson();
    await does(ana, transfer(0));
    await system.database.run(`update alert set status = 'RESOLVED', ended_at = now() where entity_id = $1`, [ana.id]);
    await does(ana, transfer(1));
    await does(ana, transfer(2));
    expect(await hitsCounted(hot)).toEqual([{ hits: 1 }, { hits: 2 }]);
    expect(await hitsCounted(cooling)).toEqual([{ hits: 3 }]);
    await system.database.run(`update alert set opened_at = opened_at - interval '2 hours' where rule_id = $1`, [cooling]);
    await does(ana, transfer(3));
    expect(await hitsCounted(cooling)).toEqual([{ hits: 3 }, { hits: 1 }]);
  });

  it('is asked inside of the request where it is sync, and raises its alert behind it, once', async () => {
    const rule = await aRule({ conditions: 'event.amount > 10', evaluationMode: 'sync', decision: 'block', score: 30, actions: [{ type: 'createAlert' }, { type: 'setEntityStatus', setEntityStatus: { status: 'suspended' } }] });
    const ana = await aPerson({ status: 'active' });
    await eventually('the rule is asked', async () => (await system.post('/events/user?dryRun=true', { entityExternalId: ana.externalId, ...transfer(0) })).body['decision'] as unknown === 'block');
    const { body } = await system.post('/events/user', { entityExternalId: ana.externalId, ...transfer(0) });
    expect(body).toMatchObject({ decision: 'block', rulesExecutionSummary: { totalScore: 30, rulesHit: [{ ruleId: rule }] } });
    await does(ana, transfer(1));
    await system.scoreAgain(ana.id);
    expect(await hitsCounted(rule)).toEqual([{ hits: 2 }]);
    expect(await hitsOf(rule)).toEqual([{ isShadow: false, score: 30, decision: 'block', hits: 2 }]);
    expect(await system.database.rows('select count(*)::int as left from rule_hit where rule_id = $1 and acted_at is null', [rule])).toEqual([{ left: 0 }]);
    expect((await system.get(`/entities/${ana.id}`)).body['entity']).toMatchObject({ status: 'suspended' });
  });

  it('is asked only of whom it is about', async () => {
    const rules = { here: await aRule({ conditions: 'event.amount > 10', countries: ['AR'] }), there: await aRule({ conditions: 'event.amount > 10', countries: ['BR'] }), companies: await aRule({ conditions: 'event.amount > 10', targetEntityTypes: ['company'] }) };
    await does(await aPerson(), transfer(0));
    expect(await statsOf(rules.here)).toMatchObject({ evaluated: 1, hits: 1 });
    expect(await statsOf(rules.there)).toMatchObject({ evaluated: 0, hits: 0 });
    expect(await statsOf(rules.companies)).toMatchObject({ evaluated: 0, hits: 0 });
  });

  it('does not stop its neighbours when a part of it fails, and is counted', async () => {
    const failing = await aRule({ conditions: 'event.metadata.concept > 5 || inList(event.ipAddress, "99999999-9999-4999-8999-999999999999")' });
    const fine = await aRule({ conditions: 'event.amount > 10' });
    const ana = await aPerson();
    await does(ana, transfer(0, { ipAddress: '190.16.0.1', metadata: { amount: 100, concept: 'rent' } }));
    expect(await statsOf(failing)).toMatchObject({ evaluated: 1, hits: 0, failures: 1 });
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: fine }]);
  });

  it("is asked about an event of nobody when it becomes somebody's", async () => {
    const rule = await aRule({ conditions: 'event.amount > 10' });
    await does({ externalId: 'not-yet' }, transfer(0));
    expect(await statsOf(rule)).toMatchObject({ evaluated: 0 });
    const { body } = await system.post('/entities', { type: 'person', name: 'Late', countryCode: 'AR', externalId: 'not-yet' });
    await system.settled();
    expect(await alertsAbout({ id: String(body['entity']?.['id']) })).toMatchObject([{ ruleId: rule }]);
    expect(await hitsCounted(rule)).toEqual([{ hits: 1 }]);
  });

  it('hits an event once, also when it is corrected', async () => {
    const rule = await aRule({ conditions: 'event.amount > 10' });
    const ana = await aPerson();
    const { body } = await system.post('/events/user', { entityExternalId: ana.externalId, ...transfer(0) });
    await system.settled();
    expect((await system.patch(`/events/user/${String(body['event']?.['id'])}`, { metadata: { amount: 200 }, reason: 'A digit was missing' })).status).toBe(200);
    await system.settled();
    expect(await hitsCounted(rule)).toEqual([{ hits: 1 }]);
  });
});

describe('a rule that asks only what somebody is', () => {
  it('has one alert while it holds, whatever happens meanwhile, and none afterwards', async () => {
    const rule = await aRule({ conditions: 'entity.status == "under_review" && entity.attributes.segment == "retail"' });
    const ana = await aPerson({ attributes: { segment: 'retail' } });
    await does(ana, transfer(0));
    await does(ana, transfer(1));
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: rule, status: 'PENDING', because: expect.stringContaining('entity.status is under_review') as unknown }]);
    await system.patch(`/entities/${ana.id}`, { status: 'active' });
    await does(ana, transfer(2));
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: rule, status: 'RESOLVED' }]);
  });

  it('opens no other alert while it cools down, and one afterwards if it holds still', async () => {
    const rule = await aRule({ conditions: 'entity.attributes.segment == "retail"', cooldownSeconds: 3_600 });
    const ana = await aPerson();
    for (const segment of ['retail', 'none', 'retail']) {
      await system.patch(`/entities/${ana.id}`, { attributes: { segment } });
      await system.scoreAgain(ana.id);
    }
    expect(await alertsAbout(ana)).toMatchObject([{ ruleId: rule, status: 'RESOLVED' }]);
    await system.database.run(`update alert set opened_at = opened_at - interval '2 hours', ended_at = ended_at - interval '2 hours' where rule_id = $1`, [rule]);
    await system.scoreAgain(ana.id);
    expect((await alertsAbout(ana)).map(({ status }) => status).map(String).sort()).toEqual(['PENDING', 'RESOLVED']);
  });

  it('opens its alert only when it has held for long enough, without another event', async () => {
    const rule = await aRule({ conditions: 'entity.attributes.segment == "retail"', openAfterSeconds: 3_600 });
    const ana = await aPerson({ attributes: { segment: 'retail' } });
    await does(ana, transfer(0));
    expect(await alertsAbout(ana)).toEqual([]);
    // An hour later the sweep asks by itself.
    await system.database.run(`update rule_standing set holds_since = holds_since - interval '1 hour', due_at = now() where rule_id = $1`, [rule]);
    await eventually('the alert is open', async () => (await alertsAbout(ana)).length > 0);
    expect(await system.database.rows('select 1 from rule_standing where rule_id = $1', [rule])).toEqual([]);
  });

  it('finds somebody on a data list', async () => {
    const { body } = await system.post('/data-lists', { name: 'Mules', type: 'document_blocklist', source: 'manual' });
    const listId = String(body['dataList']?.['id']);
    await system.post(`/data-lists/${listId}/items`, { primaryValue: '20-24245549-6' });
    await aRule({ conditions: { field: 'entity.taxId', operator: 'in_custom_list', value: listId } });
    const [ana, eva] = [await aPerson({ taxId: '20242455496' }), await aPerson()];
    await does(ana, transfer(0));
    await does(eva, transfer(0));
    expect(await alertsAbout(ana)).toHaveLength(1);
    expect(await alertsAbout(eva)).toEqual([]);
  });
});

describe('when a rule hits it', () => {
  const hit = 'event.amount > 10';

  it('sets the status of the entity, for the reason that it gives', async () => {
    await aRule({ conditions: hit, priority: 20, actions: [{ type: 'setEntityStatus', setEntityStatus: { status: 'suspended' } }] });
    await aRule({ name: 'Strict', conditions: hit, priority: 90, actions: [{ type: 'setEntityStatus', setEntityStatus: { status: 'blocked' } }] });
    const ana = await aPerson({ status: 'active' });
    await does(ana, transfer(0));
    expect((await system.get(`/entities/${ana.id}`)).body['entity']).toMatchObject({ status: 'blocked' });
    expect(await alertsAbout(ana)).toEqual([]);
    expect(await system.database.rows('select status_reason as reason from entity where id = $1', [ana.id])).toEqual([{ reason: 'The rule Strict hit.' }]);
  });

  it('adds to a list, once, and leaves alone what is there', async () => {
    const { body } = await system.post('/data-lists', { name: 'Addresses', type: 'ip_blocklist', source: 'rules' });
    const listId = String(body['dataList']?.['id']);
    await system.post(`/data-lists/${listId}/items`, { primaryValue: '190.16.0.1', itemData: { case: 'F-1' } });
    const rule = await aRule({ conditions: hit, actions: [{ type: 'addToList', addToList: { listId, field: 'event.ipAddress' } }] });
    await does(await aPerson(), transfer(0, { ipAddress: '190.16.0.1' }), transfer(1, { ipAddress: '190.16.0.2' }), transfer(2, { ipAddress: '190.16.0.2' }));
    const { items } = (await system.get(`/data-lists/${listId}/items`)).body as unknown as { items: Json[] };
    expect(items).toMatchObject([{ primaryValue: '190.16.0.2', metadata: { ruleId: rule } }, { primaryValue: '190.16.0.1', itemData: { case: 'F-1' }, metadata: {} }]);
  });

  it('puts nothing onto a list that is longer than a list holds, counts that as a failure, and raises its alert all the same', async () => {
    const { body } = await system.post('/data-lists', { name: 'Notes', type: 'custom', source: 'rules' });
    const listId = String(body['dataList']?.['id']);
    const rule = await aRule({ conditions: hit, actions: [{ type: 'createAlert' }, { type: 'addToList', addToList: { listId, field: 'event.metadata.note' } }] });
    const ana = await aPerson();
    for (const note of [randomBytes(4_000).toString('hex'), 'a'.repeat(257), 'a'.repeat(256)]) await does(ana, transfer(0, { metadata: { amount: 100, note } }));
    expect(await hitsCounted(rule)).toEqual([{ hits: 3 }]);
    expect(await statsOf(rule)).toMatchObject({ hits: 3, failures: 2 });
    expect((await system.get(`/data-lists/${listId}/items`)).body).toMatchObject({ items: [{ primaryValue: 'a'.repeat(256) }] });
  });

  it('gives a badge that stays as long as there is one, tells of both, and is counted as a failure where there is no such badge', async () => {
    const merchant = await system.aReceiver(['entity.badges_changed']);
    await system.post('/api/badges/rules', { name: 'Watched', type: 'NEUTRAL', conditions: [{ type: 'SCORE_LT', category: 'HUMANITY', threshold: 0 }] });
    const rule = await aRule({ conditions: hit, actions: [{ type: 'giveBadge', giveBadge: { slug: 'watched' } }] });
    const missing = await aRule({ conditions: hit, actions: [{ type: 'giveBadge', giveBadge: { slug: 'nobody-knows' } }] });
    const ana = await aPerson();
    await does(ana, transfer(0));
    await does(ana, { eventType: 'LOGIN_SUCCESS', timestamp: at(5) });
    expect((await system.get(`/entities/${ana.id}`)).body['entity']).toMatchObject({ badges: [{ slug: 'watched' }] });
    expect(await statsOf(rule)).toMatchObject({ failures: 0 });
    expect(await statsOf(missing)).toMatchObject({ failures: 1 });
    const seen = await aRule({ conditions: '"watched" in badges && event.amount > 10' });
    await does(ana, transfer(6));
    expect(await statsOf(seen)).toMatchObject({ hits: 1 });
    await system.database.run(`update badge_rule set enabled = false where organization_id = $1 and slug = 'watched'`, [system.organizationId]);
    await does(ana, { eventType: 'LOGIN_SUCCESS', timestamp: at(7) });
    const told = await eventually('both were told', async () => (merchant.all.length >= 2 ? merchant.all.map(({ payload }) => payload) : undefined));
    expect(told).toMatchObject([
      { type: 'entity.badges_changed', data: { entity: { externalId: ana.externalId, type: 'person' }, applied: ['watched'], removed: [], badges: [{ slug: 'watched', name: 'Watched' }] } },
      { data: { applied: [], removed: ['watched'], badges: [] } },
    ]);
    await merchant.close();
  });

  it('blocks the device of the event, as this person has it', async () => {
    await aRule({ conditions: hit, actions: [{ type: 'blockDevice', blockDevice: { reason: 'Sent too much' } }] });
    const [ana, eva] = [await aPerson(), await aPerson()];
    await does(eva, { eventType: 'LOGIN_SUCCESS', timestamp: at(0), deviceId: 'tablet', deviceDetails: { platform: 'android' } });
    await does(ana, transfer(0, { deviceId: 'tablet', deviceDetails: { platform: 'android' } }), transfer(1));
    expect((await system.get(`/devices/entity/${ana.id}`)).body['devices']).toMatchObject([{ isBlocked: true }]);
    expect((await system.get(`/devices/entity/${eva.id}`)).body['devices']).toMatchObject([{ isBlocked: false }]);
  });

  it('tells whoever wants to know, once, and nothing of a rule in shadow', async () => {
    const merchant = await system.aReceiver(['rule.triggered', 'entity.status_changed', 'device.blocked']);
    const says = { conditions: hit, actions: [{ type: 'setEntityStatus', setEntityStatus: { status: 'suspended', reason: 'Sent too much' } }, { type: 'blockDevice' }] };
    const rule = await aRule({ ...says, name: 'Strict', severity: 'HIGH' });
    await aRule({ ...says, status: 'shadow' });
    const ana = await aPerson({ status: 'active' });
    const device = { deviceId: 'phone', deviceDetails: { platform: 'android' } };
    await does(ana, transfer(0, device));
    await does(ana, transfer(1, device));
    const told = merchant.all.map(({ payload }) => payload as unknown as { type: string; data: Record<string, unknown> });
    expect(told.filter(({ type }) => type === 'entity.status_changed')).toMatchObject([{ data: { entity: { id: ana.id }, before: 'active', after: 'suspended', reason: 'Sent too much' } }]);
    expect(told.filter(({ type }) => type === 'device.blocked')).toMatchObject([{ data: { device: { deviceId: 'phone', entityId: ana.id } } }]);
    const triggered = { rule: { id: rule, name: 'Strict', version: 1, severity: 'HIGH' }, entity: { id: ana.id, externalId: ana.externalId } };
    expect(told.filter(({ type }) => type === 'rule.triggered')).toMatchObject([{ data: { ...triggered, event: { eventType: 'TRANSFER_SUCCESS', timestamp: at(0) } } }, { data: { ...triggered, event: { timestamp: at(1) } } }]);
    await merchant.close();
  });
});
