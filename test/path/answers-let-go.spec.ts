import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Database } from '@app/database';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';

const QUESTIONS = 40;
const ROWS = 1_000;
const BYTES_A_ROW = 192;

let database: Database;
beforeAll(async () => {
  database = await Database.open({ url: inject('databaseUrl'), poolSize: 2, statementTimeoutMs: 60_000 });
});
afterAll(() => database.close());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void;

/** Bytes that the small collections leave behind. What they leave lasts until the whole heap is collected. */
async function leftBehind(asking: () => Promise<unknown>): Promise<number> {
  collect({ type: 'major' });
  const before = process.memoryUsage().heapUsed;
  for (let asked = 0; asked < QUESTIONS; asked += 1) await asking();
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  return process.memoryUsage().heapUsed - before;
}

// One text for each row, so that the rows are most of what there is.
const question = { name: 'answers', text: `select repeat(md5(n::text), ${BYTES_A_ROW / 32}) as text from generate_series(1, ${ROWS}) n` };

it.each<[string, () => Promise<unknown>]>([
  ['a single question', () => database.rows(question)],
  ['a transaction', () => database.transaction((tx) => tx.rows(question))],
  ['a transaction that is known before it begins', () => database.atOnce([[question, []]], 'on disk', 'answers')],
  ['a reader', () => database.reading((tx) => tx.rows(question), 10_000)],
])('lets the answer to %s go with its question', async (_, asking) => {
  await asking();
  expect(await leftBehind(asking)).toBeLessThan((QUESTIONS * ROWS * BYTES_A_ROW) / 4);
});
