import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { AppProcess } from '../support/app-process.js';
import { eventually } from '../support/eventually.js';
import { Listener } from '../support/listener.js';
import { WholeSystem } from '../support/whole-system.js';

/** As most backends ask: over connections that they keep. */
const agent = new Agent({ keepAlive: true });

describe('a process that is asked to stop', () => {
  let system: WholeSystem;
  let app: AppProcess;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterEach(() => app.stop('SIGKILL'));
  afterAll(() => system.stop());

  const start = async (name: string, drainMs: number, withinMs = 8_000) => {
    const env = { DATABASE_URL: system.databaseUrl, REDIS_URL: inject('redisUrl'), QUEUE_PREFIX: `t${randomBytes(4).toString('hex')}` };
    app = await AppProcess.start(name, { ...env, SHUTDOWN_DRAIN_MS: String(drainMs), SHUTDOWN_WITHIN_MS: String(withinMs) });
  };

  const ask = (method: string, path: string, body?: object): Promise<{ status: number; connection: string | undefined }> =>
    new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${system.secretKey}`, ...(body ? { 'Content-Type': 'application/json' } : {}) };
      const asked = request(new URL(path, app.url), { method, agent, headers }, (answer) => {
        answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection }));
      });
      asked.on('error', reject).end(body && JSON.stringify(body));
    });

  /** A load balancer turns away from whoever failed some probes in a row, and not from one that is gone. */
  const turnAway = (): Promise<unknown> => {
    let failed = 0;
    return eventually('enough probes failed', async () => (await ask('GET', '/health/ready')).status === 503 && (failed += 1) === 10);
  };

  it('stores and answers all that comes until the load balancer has turned away, and cuts nobody off', async () => {
    await start('ingest', 5_000);
    let isTurnedAway = false;
    const answers: { status: number; connection: string | undefined }[] = [];
    const merchant = async (n: number): Promise<void> => {
      for (let event = 0; !isTurnedAway; event += 1) answers.push(await ask('POST', '/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'stays', userId: `${n}-${event}` }));
    };
    const merchants = Promise.all(Array.from({ length: 8 }, (_, n) => merchant(n)));
    await eventually('they are at it', async () => answers.length > 50);
    const stopped = app.stop('SIGTERM');
    await turnAway();
    isTurnedAway = true;
    await merchants;
    expect(await stopped).toBe(0);
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(answers.at(-1)).toEqual({ status: 201, connection: 'close' });
    const [stored] = await system.database.rows<{ n: number }>('select count(*)::int as n from event where organization_id = $1', [system.organizationId]);
    expect(stored?.n).toBe(answers.length);
  });

  it('is gone once what it was asked last is answered, however long its clients would keep their connections', async () => {
    await start('api', 0);
    const { body } = await system.post('/entities', { type: 'person', name: 'Ana', externalId: 'ana' });
    const answer = await system.database.transaction(async (tx) => {
      await tx.run('lock table entity_note in access exclusive mode');
      const asked = ask('GET', `/entities/${String(body['entity']?.['id'])}/notes`);
      await eventually('it waits for the notes', async () => (await system.database.rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%entity_note%'`)).length > 0);
      const stopped = app.stop('SIGTERM');
      await eventually('it takes nobody new', async () => ask('GET', '/health/live').then(() => false, () => true));
      return { asked, stopped };
    });
    expect(await answer.asked).toEqual({ status: 200, connection: 'close' });
    expect(await answer.stopped).toBe(0);
  });

  it('waits no longer than it is told for a client that never ends its request', async () => {
    await start('ingest', 0, 300);
    const { hostname, port } = new URL(app.url);
    const phone = connect(Number(port), hostname);
    phone.write(`POST /events/user HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${system.secretKey}\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n`);
    await once(phone, 'data');
    phone.write('{"eventType":');
    const cut = once(phone, 'close');
    expect(await app.stop('SIGTERM')).toBe(0);
    await cut;
  });

  it('is not held up by a console that comes back to it while its last webhook is on its way', async () => {
    const own = await WholeSystem.start();
    app = own.app;
    const receiver = await own.aReceiver();
    receiver.willBeSlow(2_000);
    await own.post(`/webhooks/endpoints/${receiver.endpointId}/test`, {});
    await eventually('the webhook is on its way', async () => receiver.all.length > 0);
    const stopped = own.app.stop('SIGTERM');
    let streams = 0;
    await eventually('it takes nobody new', () => Listener.listen(own.app.url, { key: own.secretKey }).then(() => ((streams += 1), false), () => true));
    expect(streams).toBeGreaterThan(1);
    expect(await stopped).toBe(0);
    await receiver.close();
    await own.database.close();
  });
});
