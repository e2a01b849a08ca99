import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { eventually } from '../support/eventually.js';
import { Listener } from '../support/listener.js';
import { WholeSystem } from '../support/whole-system.js';

const login = { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6', ipAddress: '190.16.0.1' };

describe('somebody watches events come', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start();
  });
  afterAll(() => system.stop());

  const post = async (event: object = login): Promise<string> => String((await system.post('/events/user?withAutoEntity=true', event)).body['event']?.['id']);
  const watch = (options: { query?: string; mark?: string; key?: string; url?: string } = {}) => Listener.listen(options.url ?? system.app.url, { key: system.secretKey, ...options });

  it('sees each event once, with its place a moment later', async () => {
    const listener = await watch();
    const ids = await Promise.all(Array.from({ length: 40 }, () => post()));
    await eventually('all arrived', async () => listener.arrived.length >= 40);
    expect(listener.arrived.map(({ id }) => id).sort()).toEqual(ids.sort());
    // Some are placed before the stream looks: they arrive with it.
    const placed = () => [...listener.arrived, ...listener.placed].filter(({ location }) => location?.country === 'AR');
    await eventually('all are placed', async () => new Set(placed().map(({ id }) => id)).size === 40);
    listener.close();
  });

  it('is told a place that comes late, where the station was held for longer than the line is silent', async () => {
    await system.post('/queues/geolocation/pause', {});
    const listener = await watch();
    const id = await post();
    await eventually('it arrived without a place', async () => listener.arrived.some((event) => event.id === id && event.location === null));
    await eventually('the line said that it is still there', async () => listener.told.includes('still'));
    await system.post('/queues/geolocation/resume', {});
    await eventually('its place is told', async () => listener.placed.some((event) => event.id === id && event.location?.country === 'AR'));
    listener.close();
  });

  it('comes back after a break, also to another process, without a gap or a double', async () => {
    const before = await watch();
    const seen = await Promise.all(Array.from({ length: 5 }, () => post()));
    await eventually('the first arrived', async () => before.arrived.length === 5);
    before.close();
    const missed = await Promise.all(Array.from({ length: 20 }, () => post()));
    await system.settled();
    await system.restart();
    const after = await watch({ mark: before.mark });
    const later = await post();
    await eventually('the missed and the new arrived', async () => after.arrived.some(({ id }) => id === later));
    expect(after.arrived.map(({ id }) => id).sort()).toEqual([...missed, later].sort());
    expect(seen).not.toContain(after.arrived[0]?.id);
    after.close();
  });

  it('does not miss what was written before and committed after what it saw', async () => {
    const slow = system.database.transaction(async (tx) => {
      const [org] = await tx.rows<{ id: string }>('select id from organization order by created_at limit 1');
      const [old] = await tx.rows<{ id: string }>(`insert into event (id, timestamp, organization_id, created_at, event_type) values (gen_random_uuid(), now(), $1, now(), 'OTHER_EVENT') returning id`, [org?.id]);
      await tx.run('insert into intake (xid, organization_ids, event_ids, event_times) select pg_current_xact_id()::text::bigint, array[organization_id], array[id], array[timestamp] from event where id = $1', [old?.id]);
      const listener = await watch();
      const quick = await post();
      await eventually('the quick one arrived', async () => listener.arrived.some(({ id }) => id === quick));
      return { listener, id: String(old?.id) };
    });
    const { listener, id } = await slow;
    await eventually('the slow one arrived too', async () => listener.arrived.some((event) => event.id === id));
    expect(listener.arrived.filter((event) => event.id === id)).toHaveLength(1);
    listener.close();
  });

  it('shows what a filter lets through, and nothing of another organization', async () => {
    const failures = await watch({ query: 'event_type=LOGIN_FAILED' });
    const all = await watch();
    const their = await anotherOrganization(system);
    const theirs = await watch({ key: their.key });
    await post();
    const failed = await post({ ...login, eventType: 'LOGIN_FAILED' });
    await eventually('both arrived', async () => all.arrived.length === 2);
    await eventually('the failure arrived', async () => failures.arrived.length > 0);
    expect(failures.arrived.map(({ id }) => id)).toEqual([failed]);
    expect(theirs.arrived).toEqual([]);
    for (const one of [failures, all, theirs]) one.close();
  });

  it('is told when the break was longer than arrivals are kept', async () => {
    const late = await watch({ mark: `${Date.now() - 3_600_000}-10:10:` });
    await eventually('it was told', async () => late.told.includes('lost'));
    late.close();
    expect((await system.get('/events/stream?event_type=')).status).toBe(400);
    expect((await system.ask('GET', '/events/stream', { key: null })).status).toBe(401);
  });
});
