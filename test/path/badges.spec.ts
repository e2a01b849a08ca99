import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const takeover = 'behavior.account-takeover-signal';

interface Badge {
  readonly slug: string;
  readonly explanation: string;
}

describe('an entity carries badges', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  const person = async (externalId: string): Promise<string> => String((await system.post('/entities', { type: 'person', name: externalId, externalId })).body['entity']?.['id']);
  const does = (entityExternalId: string, eventType: string, timestamp: string, { deviceId = 'phone', ipAddress }: { deviceId?: string; ipAddress?: string } = {}) =>
    system.post('/events/user', { eventType, entityExternalId, timestamp, deviceId: `${entityExternalId}-${deviceId}`, deviceDetails: { platform: 'android' }, userAgent: 'MyBank/3.2', ipAddress });
  const badgesOf = async (id: string): Promise<Badge[]> => (await system.get(`/entities/${id}`)).body['entity']?.['badges'] as unknown as Badge[];
  const slugsOf = async (id: string): Promise<string[]> => (await badgesOf(id)).map(({ slug }) => slug);
  const carriers = async (badge: string): Promise<string[]> => ((await system.get(`/api/identities?badge=${badge}`)).body['items'] as unknown as { id: string }[]).map(({ id }) => id);
  const rule = async (text: object): Promise<Json> => (await system.post('/api/badges/rules', { type: 'NEUTRAL', ...text })).body;

  it('and whoever writes a badge rule sees before it is kept who would carry it, by what alerting will judge', async () => {
    const [old, young] = [await person('old'), await person('young')];
    for (const externalId of ['old', 'young']) await does(externalId, 'LOGIN_SUCCESS', '2026-10-01T12:00:00Z');
    await person('never scored but by what is known of him');
    await system.settled();
    await system.database.run(`update entity set created_at = created_at - interval '40 days' where id = $1`, [old]);
    const preview = async (conditions: object[]): Promise<Json> => (await system.post('/api/badges/rules/preview', { conditions })).body;
    const age = { type: 'IDENTITY_AGE_GT', seconds: 30 * 86_400 };
    const any = { type: 'SCORE_GTE', category: 'ANY', threshold: 0 };
    expect(await preview([age, any])).toMatchObject({ isSample: false, carriers: 1, people: [{ entityId: old, externalId: 'old', because: expect.stringMatching(/Known for more than 30 days\.$/) as unknown }] });
    const everybody = await preview([any]);
    expect([Number(everybody['carriers']) >= 2, JSON.stringify(everybody).includes(young)]).toEqual([true, true]);
    const { id } = await rule({ name: 'Old hands', conditions: [age, any] });
    await Promise.all([old, young].map((id) => system.scoreAgain(id)));
    expect([await carriers('old-hands'), (await system.get('/api/badges/rules?limit=100')).body['total']]).toEqual([['old'], 1]);
    expect((await system.post('/api/badges/rules/preview', { conditions: [] })).status).toBe(400);
    await system.delete(`/api/badges/rules/${String(id)}`);
  });

  it('"Account Takeover Suspected" when a thief resets the password on a new device and transfers, until it behaves itself again', async () => {
    await system.post('/rules', { name: 'Not itself', severity: 'HIGH', conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 60 }] });
    const merchant = await system.aReceiver(['alert.opened', 'entity.badges_changed']);
    const ana = await person('ana');
    const [home, thief] = [{ ipAddress: '190.16.66.1' }, { deviceId: 'strange', ipAddress: '186.128.66.4' }];
    for (let day = 1; day <= 9; day += 1) await does('ana', 'LOGIN_SUCCESS', `2026-10-0${day}T12:00:00Z`, home);
    await system.settled();
    expect(await badgesOf(ana)).toEqual([]);

    await does('ana', 'LOGIN_SUCCESS', '2026-10-10T03:00:00Z', thief);
    await does('ana', 'PASSWORD_CHANGE', '2026-10-10T03:01:00Z', thief);
    await does('ana', 'TRANSFER_SUCCESS', '2026-10-10T03:02:00Z', thief);
    await system.settled();
    expect(await badgesOf(ana)).toMatchObject([{ slug: takeover, name: 'Account Takeover Suspected', type: 'BAD', source: 'ANALYZER', metadata: { analyzers: ['behavior.new-device'] } }]);
    expect((await badgesOf(ana))[0]?.explanation).toContain('within an hour after the newest of 2 devices first appeared');
    expect((await system.get('/api/identities/ana')).body).toMatchObject({ badges: [{ slug: takeover, type: 'BAD' }] });
    expect(await carriers(takeover)).toEqual(['ana']);
    expect((await system.get(`/alerts?entityId=${ana}`)).body['alerts']).toMatchObject([{ snapshot: { badges: [{ slug: takeover, name: 'Account Takeover Suspected', type: 'BAD' }] } }]);

    await does('ana', 'LOGIN_SUCCESS', '2026-10-10T03:03:00Z', thief);
    // More than is remembered one by one: looking around washes nobody clean.
    for (let look = 0; look < 40; look += 1) await does('ana', 'ACCOUNTS_VIEW', new Date(Date.UTC(2026, 9, 10, 3, 4, 7 * look)).toISOString(), thief);
    await system.settled();
    expect(await carriers(takeover)).toEqual(['ana']);
    const told = () => merchant.all.filter(({ payload }) => payload.type === 'entity.badges_changed' && (payload.data as unknown as { entity: { id: string } }).entity.id === ana);
    await eventually('the merchant was told', async () => told().length > 0);
    expect(told().map(({ payload }) => payload.data)).toMatchObject([{ entity: { id: ana, externalId: 'ana' }, applied: [takeover], removed: [], badges: [{ slug: takeover }] }]);

    for (let day = 11; day <= 19; day += 1) await does('ana', 'LOGIN_SUCCESS', `2026-11-${day}T12:00:00Z`, home);
    await system.settled();
    expect(await badgesOf(ana)).toEqual([]);
    expect(await carriers(takeover)).toEqual([]);
    await eventually('the merchant was told that it is over', async () => told().length > 1);
    expect(told()).toHaveLength(2);
    expect(told()[1]?.payload.data).toMatchObject({ applied: [], removed: [takeover], badges: [] });
    expect(new Set(told().map(({ id }) => id)).size).toBe(2);
    merchant.verifyAll(merchant.secret);
    await merchant.close();
    await system.delete(`/webhooks/endpoints/${merchant.endpointId}`);
  });

  it('of a rule that applies and removes them after a while, without any event', async () => {
    const site = await system.aReceiver(['identity.badges_changed']);
    const late = await rule({ name: 'Late Bird', conditions: [{ type: 'SCORE_GTE', category: 'ANY', threshold: 1 }], applyDelaySeconds: 1, removeDelaySeconds: 1 });
    const bob = await person('bob');
    for (let hour = 10; hour <= 15; hour += 1) await does('bob', 'LOGIN_SUCCESS', `2026-11-20T${hour}:00:00Z`);
    await eventually('bob waits for the badge', async () => (await system.database.rows(`select 1 from entity_badge where entity_id = $1 and since is null`, [bob])).length > 0 || (await slugsOf(bob)).length > 0);
    await eventually('the delay has passed', async () => (await slugsOf(bob)).includes('late-bird'));

    await system.patch(`/api/badges/rules/${String(late['id'])}`, { conditions: [{ type: 'SCORE_LT', category: 'ANY', threshold: 0 }] });
    await does('bob', 'LOGIN_SUCCESS', '2026-11-20T16:00:00Z');
    await eventually('the badge is about to go', async () => (await system.database.rows(`select 1 from entity_badge where entity_id = $1 and ceased_since is not null`, [bob])).length > 0 || (await slugsOf(bob)).length === 0);
    await eventually('the badge is gone', async () => (await slugsOf(bob)).length === 0);
    await eventually('the site was told twice', async () => site.all.filter(({ payload }) => payload.data['identityId'] === 'bob').length >= 2);
    const told = site.all.filter(({ payload }) => payload.data['identityId'] === 'bob').map(({ payload: { type, data } }) => ({ type, ...data }));
    expect(told).toMatchObject([
      { type: 'identity.badges_changed', applied: ['late-bird'], removed: [], badges: [{ slug: 'late-bird', name: 'Late Bird', type: 'NEUTRAL' }] },
      { type: 'identity.badges_changed', applied: [], removed: ['late-bird'], badges: [] },
    ]);
    await site.close();
    await system.delete(`/webhooks/endpoints/${site.endpointId}`);
    await system.delete(`/api/badges/rules/${String(late['id'])}`);
  });

  it('of a rule on their age, when that comes', async () => {
    await rule({ name: 'Regular', type: 'GOOD', conditions: [{ type: 'IDENTITY_AGE_GT', seconds: 3 }] });
    const carla = await person('carla');
    await does('carla', 'LOGIN_SUCCESS', '2026-11-20T10:00:00Z');
    const [row] = await eventually('carla is judged', async () => {
      const rows = await system.database.rows<{ at: Date }>(`select coalesce(holds_since, since) as at from entity_badge where entity_id = $1 and slug = 'regular'`, [carla]);
      return rows.length > 0 && rows;
    });
    const { createdAt } = (await system.get(`/entities/${carla}`)).body['entity'] as unknown as { createdAt: string };
    expect(row?.at.getTime()).toBe(Date.parse(createdAt) + 3_000);
    await eventually('carla is old enough', async () => (await slugsOf(carla)).includes('regular'));
    expect((await badgesOf(carla))[0]?.explanation).toBe('Known for more than 3 seconds.');
    expect(await carriers('regular')).toContain('carla');
  });

  it('"Registration Bombing" when an address does nothing but sign up for an hour, in whatever order it becomes known', async () => {
    await system.post('/events/types', { code: 'SIGNED_UP', category: 'authentication', title: 'Signed up' });
    const moment = (minute: number): string => new Date(Date.parse('2026-11-21T10:00:00Z') + minute * 60_000).toISOString();
    const series = (name: string, ipAddress: string) => {
      const people = Array.from({ length: 20 }, (_, n) => ({ entityExternalId: `${name}-${n}`, n }));
      return [
        ...people.map(({ n, entityExternalId }) => ({ eventType: 'SIGNED_UP', entityExternalId, ipAddress, timestamp: moment(n) })),
        ...people.map(({ n, entityExternalId }) => ({ eventType: 'LOGIN_SUCCESS', entityExternalId, ipAddress, timestamp: moment(n + 30) })),
      ];
    };
    for (const name of ['one', 'two']) for (let n = 0; n < 20; n += 1) await person(`${name}-${n}`);
    for (const event of [...series('one', '190.16.0.1'), ...series('two', '190.16.0.2').toReversed()]) await system.post('/events/user', event);
    await system.settled();
    for (let n = 0; n < 20; n += 1) {
      const seen = await Promise.all(['one', 'two'].map(async (name) => (await system.get(`/api/identities/${name}-${n}/analysis`)).body['scores'] as unknown as { observations: { id: string; explanation: string }[] }[]));
      const [one, two] = seen.map((scores) => scores.flatMap(({ observations }) => observations).filter(({ id }) => id === 'uniqueness.registration-burst'));
      expect(one).toMatchObject([{ explanation: '20 accounts signed up within an hour from the address of this one, of 20 accounts seen there.' }]);
      expect(two).toEqual(one);
    }
    expect((await carriers('uniqueness.registration-bombing')).length).toBe(25);
    expect((await system.get('/api/identities?badge=uniqueness.registration-bombing&limit=1')).body['total']).toBe(40);
  });

  it('no longer when the rule is off or gone, or they are disregarded', async () => {
    const known = await rule({ name: 'Known', conditions: [{ type: 'IDENTITY_AGE_GT', seconds: 0 }] });
    const dora = await person('dora');
    await does('dora', 'LOGIN_SUCCESS', '2026-11-20T10:00:00Z');
    await system.settled();
    expect(await slugsOf(dora)).toContain('known');
    await system.patch(`/api/badges/rules/${String(known['id'])}`, { enabled: false });
    expect(await slugsOf(dora)).not.toContain('known');
    expect(await carriers('known')).toEqual([]);
    await system.patch(`/api/badges/rules/${String(known['id'])}`, { enabled: true });
    expect(await slugsOf(dora)).toContain('known');
    await system.post('/api/identities/dora/actions/disregard', {});
    await eventually('the badges of the disregarded are gone', async () => (await slugsOf(dora)).length === 0);
    await system.delete(`/api/badges/rules/${String(known['id'])}`);
    expect(await carriers('known')).toEqual([]);
  });
});

describe('badge rules', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  it('are created, listed, changed and deleted, and a wrong one is told where it is wrong', async () => {
    const conditions = [{ type: 'SCORE_LT', category: 'HUMANITY', threshold: 30 }, { type: 'IDENTITY_AGE_GT', seconds: 60 }];
    const created = await system.post('/api/badges/rules', { name: 'Slow Robot', type: 'BAD', conditions });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ slug: 'slow-robot', name: 'Slow Robot', type: 'BAD', priority: 0, conditions, applyDelaySeconds: 0, removeDelaySeconds: 0, enabled: true });
    const path = `/api/badges/rules/${String(created.body['id'])}`;
    expect((await system.post('/api/badges/rules', { name: 'slow robot', type: 'GOOD', conditions })).body).toMatchObject({ status: 409, code: 'BADGE_SLUG_TAKEN' });
    expect((await system.patch(path, { name: 'Robot', priority: 5 })).body).toMatchObject({ slug: 'slow-robot', name: 'Robot', priority: 5, conditions });
    expect((await system.get(path)).body).toMatchObject({ name: 'Robot' });
    expect((await system.get('/api/badges/rules')).body).toMatchObject({ items: [{ name: 'Robot' }], total: 1 });
    expect((await system.get('/api/badges')).body['items']).toEqual(expect.arrayContaining([expect.objectContaining({ slug: takeover, source: 'ANALYZER' }), expect.objectContaining({ slug: 'slow-robot', source: 'RULE' })]));

    const wrong = await system.post('/api/badges/rules', {
      name: 'x'.repeat(51),
      type: 'WARNING',
      conditions: [{ type: 'BADGE_EXISTS', badge: takeover }, { type: 'SCORE_LT', category: 'CHARM', threshold: 101 }],
      applyDelaySeconds: -1,
    });
    expect(wrong.status).toBe(400);
    expect((wrong.body['details'] as unknown as { field: string }[]).map(({ field }) => field)).toEqual([
      'name', 'type', 'conditions.0.type', 'conditions.1.category', 'conditions.1.threshold', 'applyDelaySeconds',
    ]);
    expect((await system.post('/api/badges/rules', { name: '!!!', type: 'BAD', conditions })).status).toBe(400);

    expect((await system.delete(path)).status).toBe(204);
    for (const answer of [await system.get(path), await system.patch(path, { priority: 1 }), await system.delete(path)]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'BADGE_RULE_NOT_FOUND' } });
    }
  });
});
