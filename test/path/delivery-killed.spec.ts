import { randomBytes } from 'node:crypto';
import type { Database } from '@app/database';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { AppProcess } from '../support/app-process.js';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';
import { eventually } from '../support/eventually.js';
import { LedgerOfWebhooks } from '../support/ledger-of-webhooks.js';
import { Receiver } from '../support/receiver.js';

const NOTICES = 60;

describe('delivery is killed in the middle of retries', () => {
  let database: Database;
  let url: string;
  let receiver: Receiver;
  beforeAll(async () => {
    url = await databaseOfItsOwn(inject('databaseUrl'));
    database = await openDatabase(url);
    await database.migrate();
    receiver = await Receiver.listen();
  });
  afterAll(async () => {
    await receiver.close();
    await database.close();
  });

  it('and every notice still arrives, under the one id that it had', async () => {
    const ledger = await LedgerOfWebhooks.of(database);
    const { secret } = await ledger.anEndpoint(receiver.url);
    const env = { DATABASE_URL: url, REDIS_URL: inject('redisUrl'), QUEUE_PREFIX: `t${randomBytes(4).toString('hex')}`, SWEEP_EVERY_MS: '100', DELIVERY_ALLOWED_NETWORKS: '127.0.0.0/8' };
    receiver.willAnswer(...Array.from({ length: NOTICES }, (_, n) => (n % 2 ? 500 : 204)));
    receiver.willBeSlow(30);
    const told = await ledger.tell(...Array.from({ length: NOTICES }, () => ledger.notice()));
    const hurry = () => database.run(`update delivery set next_attempt_at = now(), ring_at = now() where status = 'pending' and (claimed_until is null or claimed_until < now())`);
    let waitFor = 15;
    for (let killed = 0; killed < 3; killed += 1) {
      await hurry();
      const app = await AppProcess.start('delivery', env);
      const before = receiver.all.length;
      await eventually('it is in the middle of it', async () => receiver.all.length >= before + waitFor);
      await app.stop('SIGKILL');
      waitFor = 10;
      // What it held is given up when its claims run out, which here is now.
      await database.run(`update delivery set claimed_until = now() - interval '1 s' where claimed_until > now()`);
    }
    expect(await statuses(database)).toMatchObject({ pending: expect.any(Number) });
    const app = await AppProcess.start('delivery', env);
    await eventually('everything was taken', async () => {
      await hurry();
      return (await statuses(database))['delivered'] === NOTICES;
    });
    expect(await app.stop()).toBe(0);
    expect(new Set(receiver.all.map(({ id }) => id))).toEqual(new Set(told.map(({ deliveryId }) => deliveryId)));
    const bodies = new Map(receiver.all.map(({ id, raw }) => [id, raw]));
    for (const { id, raw } of receiver.all) expect(raw).toBe(bodies.get(id));
    receiver.verifyAll(secret);
    const [lost] = await database.rows<{ count: number }>(`select count(*)::int as count from delivery d where not exists (select from attempt where delivery_id = d.id and status between 200 and 299)`);
    expect(lost?.count).toBe(0);
  });
});

async function statuses(database: Database): Promise<Record<string, number>> {
  const rows = await database.rows<{ status: string; count: number }>('select status, count(*)::int as count from delivery group by status');
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
