import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis } from '../../apps/standalone/src/embedded/redis.js';
import { anotherOrganization } from '../support/another-organization.js';
import { eventually } from '../support/eventually.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const login = { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6', ipAddress: '190.16.0.1' };

describe('an operator steers the stations', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let system: WholeSystem;
  beforeAll(async () => {
    redis = await startRedis({});
    system = await WholeSystem.start({ redisUrl: redis.url });
  });
  afterAll(async () => {
    await system.stop();
    await redis.stop();
  });

  const stationOf = async (name: string): Promise<Json | undefined> => ((await system.get('/health/queues')).body['stations'] as unknown as Json[]).find(({ station }) => String(station) === name);
  const waitingAt = async (stage: string) => (await system.database.rows('select 1 from batch where stage = $1', [stage])).length;

  it('sees how late, how busy and how alive each station is', async () => {
    await system.post('/events/user?withAutoEntity=true', login);
    await system.settled();
    const alerting = await eventually('the work was told of', async () => {
      const station = await stationOf('alerting');
      return Number(station?.['perMinute']) > 0 && station;
    });
    expect(alerting).toMatchObject({ oldestSeconds: 0, waiting: 0, buried: 0, pausedAt: null, workers: 1, failureShare: 0 });
    expect(Number(alerting['msPerBatch'])).toBeGreaterThan(0);
    expect((await system.get('/health/queues')).body).toMatchObject({ eventToScore: { events: 1, half: expect.any(Number) }, eventToWebhook: { events: 0, half: null } });
    expect((await system.ask('GET', '/health/queues', { key: null })).body).toMatchObject({ redis: { policy: expect.any(String) }, ledger: { batches: 0 } });
  });

  it('holds one: work waits without failing, also when Redis forgets, and goes on when it may', async () => {
    expect((await system.ask('POST', '/queues/scoring/pause')).body).toMatchObject({ station: 'scoring', pausedAt: expect.any(String) });
    const port = Number(new URL(redis.url).port);
    redis.kill('SIGKILL');
    await eventually('health noticed', async () => (await system.get('/health/ready')).body['status'] as unknown === 'degraded');
    redis = await startRedis({ port });
    await system.post('/events/user?withAutoEntity=true', login);
    await eventually('the event waits at scoring', async () => (await waitingAt('located')) === 1);
    await system.database.run('update batch set ring_at = now()');
    await eventually('it was rung for and held back', async () => (await system.database.rows('select 1 from batch where ring_at > now()')).length === 1);
    expect(await waitingAt('located')).toBe(1);
    expect(await stationOf('scoring')).toMatchObject({ waiting: 1, pausedAt: expect.any(String) });
    expect((await system.ask('POST', '/queues/scoring/resume')).body['pausedAt']).toBeNull();
    expect(Number((await system.ask('POST', '/queues/ring')).body['rung'])).toBeGreaterThanOrEqual(0);
    await system.settled();
  });

  it('plays buried work again, discards it, and learns that it is gone', async () => {
    const bury = async () => (await system.database.rows<{ id: string }>(`insert into batch (stage, event_ids, event_times, ring_at, attempts, last_error, buried_at) select 'received', array[id], array[timestamp], now(), 5, 'cannot be placed', now() from event limit 1 returning id`))[0]?.id;
    const [first, second] = [await bury(), await bury()];
    expect((await system.get('/queues/buried')).body).toMatchObject({ buried: [{ id: second, reason: 'cannot be placed' }, { id: first }], pagination: { total: 2 } });
    const newest = (await system.get('/queues/buried?limit=1')).body as unknown as { buried: { id: string }[]; pagination: { nextCursor: string } };
    expect(newest.buried).toMatchObject([{ id: second }]);
    const rest = (path: string) => system.get(`${path}?limit=1&cursor=${newest.pagination.nextCursor}`);
    expect((await rest('/queues/buried')).body).toMatchObject({ buried: [{ id: first }], pagination: { total: 2, hasMore: false, nextCursor: null } });
    expect((await rest('/changes')).body['error']?.['code']).toBe('CURSOR_INVALID');
    expect((await system.ask('POST', `/queues/buried/${first}/replay`)).status).toBe(202);
    expect((await system.delete(`/queues/buried/${second}`)).status).toBe(204);
    await system.settled();
    expect((await system.get('/queues/buried')).body['buried']).toEqual([]);
    for (const gone of [second, 'x', '9'.repeat(30)]) expect((await system.delete(`/queues/buried/${gone}`)).body['error']?.['code']).toBe('BURIED_NOT_FOUND');
  });

  it('is of the organization that runs the installation', async () => {
    const their = await anotherOrganization(system);
    for (const [method, path] of [['GET', '/queues/buried'], ['POST', '/queues/ring'], ['POST', '/queues/scoring/pause']] as const) {
      expect((await system.ask(method, path, { key: their.key })).status, path).toBe(403);
    }
    expect((await system.ask('POST', '/queues/lunch/pause')).status).toBe(400);
  });
});
