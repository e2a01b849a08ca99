import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis } from '../../apps/standalone/src/embedded/redis.js';
import { eventually } from '../support/eventually.js';
import { WholeSystem } from '../support/whole-system.js';

const login = { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6', ipAddress: '190.16.0.1' };

describe('an operator at night', () => {
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

  const metric = async (name: string, station: string): Promise<number> => {
    const { body } = await system.get('/metrics');
    return Number(new RegExp(`^${name}\\{station="${station}"\\} (\\S+)$`, 'm').exec(String(body['text']))?.[1] ?? NaN);
  };

  it('sees at /health that each station consumes, how late it is, and how old the location data are', async () => {
    const { body } = await eventually('every station showed a heartbeat', async () => {
      const health = await system.get('/health');
      return (health.body['status'] as unknown) === 'ok' && health;
    });
    for (const station of ['geolocation', 'scoring', 'alerting', 'delivery']) {
      expect(body['details']?.['stations']?.[station]).toMatchObject({ consuming: true, oldestSeconds: 0, waiting: 0, buried: 0 });
    }
    const sources = body['details']?.['stations']?.['geolocation']?.['locationData'] as unknown as { name: string; date: string }[];
    expect(sources.length).toBeGreaterThanOrEqual(3);
    for (const { date } of sources) expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect((await system.get('/health/live')).status).toBe(200);
  });

  it('finds the numbers that alarms are made of at /metrics', async () => {
    await system.post('/events/user?withAutoEntity=true', login);
    await system.settled();
    const text = String((await system.get('/metrics')).body['text']);
    for (const station of ['geolocation', 'scoring', 'alerting', 'delivery']) {
      for (const name of ['oldest_age_seconds', 'waiting', 'in_work', 'buried', 'workers', 'paused']) expect(text).toMatch(new RegExp(`^tamiz_station_${name}\\{station="${station}"\\} [\\d.]+$`, 'm'));
    }
    for (const name of ['ledger_batches', 'ledger_events', 'redis_memory_bytes', 'redis_eviction_policy{policy="\\w+[\\w-]*"}', 'database_connections{state="open"}', 'location_data_age_days{name="[^"]+"}']) {
      expect(text).toMatch(new RegExp(`^tamiz_${name.replace(/[{}]/g, '\\$&')} \\d+$`, 'm'));
    }
    expect(await metric('tamiz_station_processed_total', 'alerting')).toBeGreaterThan(0);
    expect(text).toMatch(/^tamiz_event_to_score_seconds_count [1-9]/m);
    expect(text).toMatch(/^tamiz_event_to_webhook_seconds_bucket/m);
  });

  it('loses nothing while Redis is away: events are accepted, health says degraded, and all is caught up later', async () => {
    const port = Number(new URL(redis.url).port);
    redis.kill('SIGKILL');
    await eventually('health noticed', async () => (await system.get('/health/ready')).body['status'] as unknown === 'degraded');
    expect((await system.get('/health/ready')).status).toBe(200);
    const board = await system.ask('GET', '/admin/queues/api/queues', { key: 'ak_of_the_tests' });
    expect([board.status, board.body['error']]).toMatchObject([503, { code: 'QUEUES_UNAVAILABLE' }]);
    const posted = await Promise.all(Array.from({ length: 30 }, () => system.post('/events/user?withAutoEntity=true', login)));
    expect(new Set(posted.map(({ status }) => status))).toEqual(new Set([201]));
    redis = await startRedis({ port });
    await system.settled();
    const analysis = await system.analysisOf(String(posted[0]?.body['entity']?.['id']));
    expect(analysis['eventCount']).toBe(31);
    await eventually('Redis is seen again', async () => (await system.get('/health/ready')).body['status'] as unknown === 'ok');
  });

  it('opens the queue board with the admin key only, and can only look', async () => {
    const basic = `Basic ${Buffer.from('operator:ak_of_the_tests').toString('base64')}`;
    expect((await system.ask('GET', '/admin/queues', { key: null })).status).toBe(401);
    expect((await system.get('/admin/queues')).status).toBe(401);
    expect((await system.ask('GET', '/admin/queues', { key: null, headers: { Authorization: basic } })).status).toBe(200);
    const queues = await system.ask('GET', '/admin/queues/api/queues', { key: 'ak_of_the_tests' });
    expect(JSON.stringify(queues.body)).toContain('{geolocation}');
    expect((await system.ask('PUT', '/admin/queues/api/queues/%7Bscoring%7D/pause', { key: 'ak_of_the_tests' })).status).toBe(405);
  });
});

describe('one event makes a station fail', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start();
  });
  afterAll(() => system.stop());

  it('is isolated and buried with its reason, and its neighbours go on', async () => {
    await system.database.run(`create function fail_for_poison() returns trigger language plpgsql as
      $$ begin if new.user_id = 'poison' then raise exception 'this event cannot be placed'; end if; return new; end $$`);
    await system.database.run('create trigger poison before update on event for each row execute function fail_for_poison()');
    const events = Array.from({ length: 8 }, (_, n) => ({ ...login, userId: n === 5 ? 'poison' : 'fine' }));
    const { body } = await system.post('/events/user/batch?withAutoEntity=true', events);
    // The pauses between its tries grow to seconds: how many tries there are is shown here, not how long they wait.
    await eventually('the poison is buried', async () => {
      await system.database.run('update batch set ring_at = now() where attempts > 0 and buried_at is null and ring_at > now()');
      return (await system.database.rows('select 1 from batch where buried_at is not null')).length > 0;
    });
    await system.settled();

    const buried = await system.database.rows<{ stage: string; event_ids: string[]; last_error: string }>('select stage, event_ids, last_error from batch');
    expect(buried).toEqual([{ stage: 'received', event_ids: [String(body['results']?.[5]?.['id'])], last_error: 'this event cannot be placed' }]);
    expect((await system.analysisOf(String(body['results']?.[0]?.['entityId'])))['eventCount']).toBe(7);
    const health = await system.get('/health');
    expect(health.body).toMatchObject({ status: 'degraded', details: { stations: { geolocation: { buried: 1 } } } });
  });
});
