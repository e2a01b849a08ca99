import { Database, type DeliveryToRing } from '@app/database';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { databaseOfItsOwn } from '../support/database-of-its-own.js';
import { LedgerOfWebhooks } from '../support/ledger-of-webhooks.js';
import { rowsRead } from '../support/rows-read.js';

const MANY = 3_000;
const SOME = 10;
/** The rows of ten deliveries, of their endpoint and of what is on its way there, several times over; a walk through all that waits, or through all there is, reads thousands. */
const ROWS_AT_MOST = 300;
const LEASE_MS = 60_000;

let database: Database;
let ledger: LedgerOfWebhooks;
beforeAll(async () => {
  // One connection: what it planned at the beginning it keeps, and what it read is counted by itself.
  database = await Database.open({ url: await databaseOfItsOwn(inject('databaseUrl')), poolSize: 1, statementTimeoutMs: 60_000 });
  ledger = await LedgerOfWebhooks.of(database);
  await ledger.anEndpoint('https://merchant.example/hooks');
});
afterAll(() => database.close());

const read = (work: () => Promise<unknown>): Promise<number> => rowsRead(database, ['delivery', 'attempt', 'webhook_endpoint'], work);

const claim = (some: readonly DeliveryToRing[]) => Promise.all(some.map(({ deliveryId }) => ledger.deliveries.claim(deliveryId, LEASE_MS)));
const claimNext = (endpointId: string) => Promise.all(Array.from({ length: SOME }, () => ledger.deliveries.claimNext(endpointId, LEASE_MS)));
const settle = (claimed: readonly Awaited<ReturnType<typeof claim>>[number][]) =>
  Promise.all(claimed.flatMap((one) => (one ? [ledger.deliveries.settle(one, { number: one.attempt, startedAt: new Date(), durationMs: 1, status: 204, error: null, because: null, answer: '' }, { then: 'delivered' })] : [])));

it('announcing, claiming and settling a few deliveries reads a few rows, although it was planned while there were none', async () => {
  // As autovacuum tells it of tables in which nothing is yet: whatever is planned now is planned for a row or none.
  await database.run('analyze');
  const first = await ledger.aDelivery();
  await settle(await claim([first]));
  await settle(await claimNext(first.endpointId));
  const told = await ledger.tell(...Array.from({ length: 2 * MANY }, () => ledger.notice()));
  await database.run(`update delivery set status = 'delivered', finished_at = now() where id = any($1)`, [told.slice(0, MANY).map(({ deliveryId }) => deliveryId)]);
  const some = told.slice(-SOME);

  let claimed: Awaited<ReturnType<typeof claim>> = [];
  expect(await read(async () => { claimed = await claim(some); })).toBeLessThan(ROWS_AT_MOST);
  expect(claimed.map((one) => one?.id)).toEqual(some.map(({ deliveryId }) => deliveryId));
  expect(await read(() => settle(claimed))).toBeLessThan(ROWS_AT_MOST);
  expect(await read(async () => { claimed = await claimNext(first.endpointId); })).toBeLessThan(ROWS_AT_MOST);
  expect(new Set(claimed.map((one) => one?.id)).size).toBe(SOME);
  expect(await read(() => settle(claimed))).toBeLessThan(ROWS_AT_MOST);
  expect(await read(() => ledger.tell(ledger.notice()))).toBeLessThan(ROWS_AT_MOST);
  const [left] = await database.rows<{ pending: string }>(`select count(*) as pending from delivery where status = 'pending'`);
  expect(Number(left?.pending)).toBe(MANY - 2 * SOME + 1);
});
