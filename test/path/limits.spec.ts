import { ApiKeys, Organizations } from '@app/database';
import { permissions } from '@app/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const login = { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6' };
const logins = (count: number): unknown[] => Array.from({ length: count }, () => login);

describe('a key is told how much it may send', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { RATE_LIMIT_EVENTS_PER_MINUTE: '100', RATE_LIMIT_REQUESTS_PER_MINUTE: '20', RATE_LIMIT_FAILED_KEYS_PER_MINUTE: '3' } });
  });
  afterAll(() => system.stop());

  const aKey = async (): Promise<string> => {
    const id = await new Organizations(system.database).create({ name: 'Other', defaultCountry: null });
    return (await new ApiKeys(system.database).create(id, { name: 'k', kind: 'secret', permissions })).key;
  };

  it('in events where events are sent, and a refused batch takes nothing away', async () => {
    const first = await system.post('/events/user', login);
    expect(first.headers.get('ratelimit-policy')).toBe('"events";q=100;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"events";r=99;t=\d+$/);
    const tooMany = await system.post('/events/user/batch', logins(100));
    expect(tooMany.status).toBe(429);
    expect(tooMany.body).toMatchObject({ error: { code: 'RATE_LIMITED', message: 'This key may send 100 events per minute.' } });
    expect(Number(tooMany.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await (await fetch(`${system.app.url}/metrics`)).text()).toContain('tamiz_events_refused_total{code="RATE_LIMITED"} 100');
    const fitting = await system.post('/events/user/batch', logins(99));
    expect(fitting.status).toBe(200);
    expect(fitting.headers.get('ratelimit')).toMatch(/^"events";r=0;/);
  });

  it('in requests everywhere else, also in those that fail, and each key by itself', async () => {
    const key = await aKey();
    const ask = (path: string) => system.ask('GET', path, { key });
    expect((await ask('/rules/none')).headers.get('ratelimit')).toMatch(/^"requests";r=19;/);
    for (let n = 1; n < 20; n += 1) expect((await ask('/rules')).status).toBe(200);
    const refused = await ask('/rules');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit')).toMatch(/^"requests";r=0;/);
    expect(refused.body).toMatchObject({ error: { message: 'This key may send 20 requests per minute.' } });
    expect((await system.get('/rules')).status).toBe(200);
    expect((await system.ask('POST', '/events/user', { key, body: login })).status).toBe(201);
  });

  it('in failures for an address without a key, which holds up nobody who has one', async () => {
    const stranger = () => system.ask('GET', '/rules', { key: 'sk_of_nobody' });
    for (let n = 0; n < 3; n += 1) expect((await stranger()).status).toBe(401);
    const refused = await stranger();
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ error: { message: 'This address may send 3 requests without a valid key per minute.' } });
    expect((await system.get('/rules')).status).toBe(200);
    expect((await system.ask('GET', '/health/live', { key: null })).headers.get('ratelimit')).toBeNull();
  });
});

describe('an organization with a limit of events in a month', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { MONTHLY_EVENT_LIMIT_DEFAULT: '5' } });
  });
  afterAll(() => system.stop());

  const stored = async (): Promise<number> => Number((await system.database.rows<{ n: string }>('select count(*) as n from event'))[0]?.n);

  it('is refused whole what would pass it, and repeats are not counted', async () => {
    const keyed = { 'Idempotency-Key': 'login-1' };
    expect((await system.post('/events/user', login, keyed)).status).toBe(201);
    expect((await system.post('/events/user', login, keyed)).headers.get('idempotent-replayed')).toBe('true');
    expect((await system.post('/events/user/batch', logins(3))).status).toBe(200);
    const refused = await system.post('/events/user/batch', logins(2));
    expect(refused.status).toBe(402);
    expect(refused.body).toMatchObject({ error: { code: 'QUOTA_EXCEEDED', message: 'The 5 events of this month are used up.' } });
    expect(await stored()).toBe(4);
    expect((await system.post('/events/user', login)).status).toBe(201);
    expect((await system.post('/events/user', login)).status).toBe(402);
    const tracked = await system.post('/api/events', { type: 'user.login', identity: { id: 'user_1' } });
    expect(tracked.status).toBe(402);
    expect(tracked.body).toMatchObject({ status: 402, error: 'Payment Required', code: 'QUOTA_EXCEEDED' });
    expect(tracked.headers.get('ratelimit-policy')).toContain('"events"');
    const again = await system.post('/events/user', login, keyed);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(await stored()).toBe(5);
    expect((await system.get('/organization')).body['organization']).toMatchObject({ monthlyEventLimit: 5, eventsThisMonth: 5 });
  });

  it('many at once do not pass it', async () => {
    await system.database.run('update organization set monthly_event_limit = 25');
    await expect.poll(async () => (await system.post('/events/user', login)).status, { timeout: 10_000 }).toBe(201);
    const answers = await Promise.all(Array.from({ length: 40 }, () => system.post('/events/user', login)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(19);
    expect(answers.filter(({ status }) => status === 402)).toHaveLength(21);
    expect(await stored()).toBe(25);
  });

  it('does not pass it with its very first events either, which all wait for the same figures', async () => {
    const id = await new Organizations(system.database).create({ name: 'Newcomer', defaultCountry: 'AR' });
    const { key } = await new ApiKeys(system.database).create(id, { name: 'k', kind: 'secret', permissions });
    const answers = await Promise.all(Array.from({ length: 40 }, () => system.ask('POST', '/events/user', { key, body: login })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 5 }, () => 201), ...Array.from({ length: 35 }, () => 402)]);
  });

  it('sees and changes what is its own, and not its limit', async () => {
    expect((await system.patch('/organization', { name: 'Billetera Andina', defaultCountry: 'br' })).body['organization']).toMatchObject({ name: 'Billetera Andina', defaultCountry: 'BR', monthlyEventLimit: 25 });
    const answer = await system.patch('/organization', { monthlyEventLimit: 1_000_000 });
    expect(answer.status).toBe(400);
    expect(answer.body['error']?.['details']).toMatchObject([{ field: 'monthlyEventLimit' }]);
  });

  it('that has none of its own gets more room when the operator gives it', async () => {
    await system.database.run('update organization set monthly_event_limit = 1000000');
    await expect.poll(async () => (await system.post('/events/user/batch', logins(100))).status, { timeout: 10_000 }).toBe(200);
  });
});
