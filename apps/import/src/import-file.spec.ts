import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importFile } from './import-file.js';
import { Interrupted } from './import-failure.js';
import type { ImportOptions } from './options.js';
import type { Outside } from './outside.js';
import { summary } from './summary.js';
import { send, TheApi } from './the-api.fixture.js';

const header = 'transaction_id,timestamp,customer_id,terminal_id,amount,is_fraud,scenario';
const transfersOf = (rows: number): string =>
  [header, ...Array.from({ length: rows }, (_, n) => `${n},2018-04-01T00:09:29Z,${4000 + (n % 7)},87,${n}.50,0,0`)].join('\n');

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tamiz-import-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** An import of `content`, with a clock that only waiting moves. */
async function anImport(content: string | Buffer, more: Partial<ImportOptions> = {}) {
  const folder = await aFolder();
  const file = join(folder, 'rows');
  await writeFile(file, content);
  const options: ImportOptions = {
    file, as: 'transfers', url: undefined, key: undefined, createEntities: false, journal: join(folder, 'journal'), waitSeconds: 300, inFlight: 2, batchRows: 10, ...more,
  };
  const api = await TheApi.start();
  const notes: string[] = [];
  const pauses: number[] = [];
  const run = (stop = new AbortController().signal) => {
    let now = 0;
    const outside: Outside = {
      display: { begin: () => undefined, at: () => undefined, note: (sentence) => void notes.push(sentence), end: () => undefined },
      now: () => now,
      pause: async (ms) => {
        if (stop.aborted) throw new Interrupted();
        now += ms;
        pauses.push(ms);
      },
      stop,
    };
    return importFile(options, api.access, outside);
  };
  return { api, run, notes, pauses, journal: () => readdir(options.journal), file };
}

describe('an import', () => {
  it('posts every row once, creates the persons first, and waits until all is scored', async () => {
    const { api, run, journal } = await anImport(gzipSync(transfersOf(35)));
    api.scoredAfterLooks = 3;
    const { tally, persons, fate, stopped } = await run();
    expect(stopped).toBeNull();
    expect(tally).toMatchObject({ accepted: 35, duplicates: 0, rejected: 0 });
    expect(persons).toMatchObject({ created: 7, existing: 0 });
    expect(fate).toMatchObject({ events: 35, located: 35, scored: 35, unresolved: 0, alerts: 1, settled: true });
    expect(api.batches).toEqual([10, 10, 10, 5]);
    expect(api.calls[0]).toBe('/entities/batch');
    expect(await journal()).toEqual([]);
  });

  it('of the same file again finds only duplicates, whatever it is called and however it is packed', async () => {
    const { api, run, file } = await anImport(gzipSync(transfersOf(25)));
    await run();
    await writeFile(file, transfersOf(25));
    const { tally, persons, fate } = await run();
    expect(tally).toMatchObject({ accepted: 0, duplicates: 25 });
    expect(persons).toMatchObject({ created: 0, existing: 7 });
    expect(fate).toMatchObject({ events: 25, scored: 25 });
    expect(api.events.size).toBe(25);
  });

  it('that is stopped goes on where it was, without posting anything again', async () => {
    const { api, run, notes, journal } = await anImport(transfersOf(95));
    const stop = new AbortController();
    api.meddle = (path, _response, call) => {
      if (path === '/events/user/batch' && call === 3) stop.abort();
      return false;
    };
    const first = await run(stop.signal);
    expect(first.stopped).toBeInstanceOf(Interrupted);
    expect(summary(first)).toMatch(/Stopped as you asked\. (30|40) of about 95 rows are confirmed; the same command goes on/);
    expect(await journal()).toHaveLength(1);

    api.meddle = () => false;
    const second = await run();
    expect(second.stopped).toBeNull();
    expect(second.confirmedBefore).toBe(first.tally.rows);
    expect(second.tally).toMatchObject({ accepted: 95, duplicates: 0 });
    expect(second.fate).toMatchObject({ events: 95, scored: 95 });
    expect(api.batches.reduce((sum, size) => sum + size)).toBe(95);
    expect(notes.at(-1)).toContain(`${first.tally.rows} rows were confirmed`);
    expect(await journal()).toEqual([]);
  });

  it('whose journal is torn posts the torn part again, and nothing is stored twice', async () => {
    const { api, run, journal, file } = await anImport(transfersOf(30), { inFlight: 1 });
    const stop = new AbortController();
    api.meddle = (path, _response, call) => {
      if (path === '/events/user/batch' && call === 2) stop.abort();
      return false;
    };
    await run(stop.signal);
    const path = join(file, '..', 'journal', (await journal())[0] ?? '');
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -20));
    const { tally, confirmedBefore } = await run();
    expect(confirmedBefore).toBe(10);
    expect(tally).toMatchObject({ accepted: 20, duplicates: 10 });
    expect(api.events.size).toBe(30);
  });

  it('waits as long as a busy server asks, and goes on', async () => {
    const { api, run, pauses, notes } = await anImport(transfersOf(20), { inFlight: 1 });
    api.meddle = (path, response, call) => {
      if (path !== '/events/user/batch' || call !== 2) return false;
      send(response, 503, { success: false, error: { code: 'INGEST_OVERLOADED', message: 'Too much is waiting.' } }, { 'retry-after': '7' });
      return true;
    };
    expect((await run()).tally).toMatchObject({ accepted: 20 });
    expect(pauses[0]).toBe(7_000);
    expect(notes[0]).toContain('answered 503: Too much is waiting. Trying again in 7 s');
  });

  it('counts a batch whose answer was lost as stored before', async () => {
    const { api, run } = await anImport(transfersOf(20), { inFlight: 1 });
    let lost = false;
    api.meddle = (path, response) => {
      if (path !== '/events/user/batch' || lost) return false;
      // Stored, but the answer does not arrive.
      lost = true;
      response.write = response.end = (() => response.destroy()) as never;
      return false;
    };
    expect((await run()).tally).toMatchObject({ accepted: 10, duplicates: 10, rejected: 0 });
    expect(api.events.size).toBe(20);
  });

  it('gives up after a bounded time and says how to go on', async () => {
    const { api, run, pauses } = await anImport(transfersOf(30), { inFlight: 1 });
    api.meddle = (path, response, call) => {
      if (path !== '/events/user/batch' || call === 1) return false;
      send(response, 503, {});
      return true;
    };
    const report = await run();
    expect(pauses.reduce((sum, ms) => sum + ms)).toBe(61_500);
    expect(summary(report)).toContain('It was asked 8 times. 10 of about 30 rows are confirmed; the same command goes on from there.');
  });

  it('stops at once when the key is wrong', async () => {
    const { api, run } = await anImport(transfersOf(20));
    api.meddle = (_path, response) => {
      send(response, 401, { success: false, error: { code: 'UNAUTHORIZED', message: 'This key was revoked.', fix: 'Use another.' } });
      return true;
    };
    expect((await run()).stopped?.message).toContain('(401): This key was revoked. Use another.');
    expect(api.calls).toEqual(['/entities/batch']);
  });

  it('sets aside the rows that cannot be stored, with their reasons, also those of an earlier run', async () => {
    const rows = [header, '1,2018-04-01T00:00:00Z,4001,1,ten,0,0', '2,yesterday,4001,1,5.00,0,0', '3,2018-04-01T00:00:00Z,4001,1', '4,2018-04-01T00:00:00Z,4001,1,5.00,0,0'];
    const { api, run } = await anImport(rows.join('\n'), { batchRows: 3, inFlight: 1 });
    const stop = new AbortController();
    api.meddle = (path) => {
      if (path === '/events/user/batch') stop.abort();
      return false;
    };
    await run(stop.signal);
    api.meddle = () => false;
    const report = await run();
    expect(report.tally).toMatchObject({ accepted: 1, rejected: 3 });
    const set = (await readFile(report.rejectedPath ?? '', 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as unknown);
    expect(set).toMatchObject([
      { row: 1, code: 'ROW_UNREADABLE', reason: 'amount is "ten", which is not a number.', original: { transaction_id: '1', amount: 'ten' } },
      { row: 2, code: 'VALIDATION_ERROR', reason: expect.stringContaining('ISO 8601'), original: { timestamp: 'yesterday' } },
      { row: 3, code: 'ROW_UNREADABLE', reason: 'The row has 4 cells and the header 7.' },
    ]);
    expect(summary(report)).toContain('1  ROW_UNREADABLE: The row has 4 cells and the header 7.');
  });

  it('keeps its journal when the scores are not there in time, so that the same command looks again', async () => {
    const { api, run } = await anImport(transfersOf(20));
    api.scoredAfterLooks = Infinity;
    const first = await run();
    expect(first.fate).toMatchObject({ settled: false, scored: 0 });
    expect(summary(first)).toContain('20 events were not scored yet');
    api.scoredAfterLooks = 0;
    expect((await run()).fate).toMatchObject({ settled: true, scored: 20 });
    expect(api.batches).toEqual([10, 10]);
  });

  it('says what a server without our additions cannot do, and does the rest', async () => {
    const { api, run, notes } = await anImport(transfersOf(20));
    api.meddle = (path, response) => {
      if (path !== '/entities/batch' && path !== '/events/user/progress') return false;
      send(response, 404, { success: false, error: { code: 'NOT_FOUND', message: 'Nothing here.' } });
      return true;
    };
    const report = await run();
    expect(report.stopped).toBeNull();
    expect(report.tally).toMatchObject({ accepted: 20 });
    expect(report.fate).toBeNull();
    expect(api.persons.size).toBe(7);
    expect(notes).toMatchObject([expect.stringContaining('no POST /entities/batch'), expect.stringContaining('no POST /events/user/progress')]);
  });
});

describe('an import of events', () => {
  const event = { eventType: 'LOGOUT', entityExternalId: 'ana' };
  const lines = ['', JSON.stringify(event), JSON.stringify(event), 'nonsense', JSON.stringify({ ...event, id: 'own-1', userAgent: 'a\u2028b' })].join('\n');

  it('keeps two equal lines apart and the ids that events have', async () => {
    const { api, run } = await anImport(lines, { as: 'events' });
    const { tally, fate } = await run();
    expect(tally).toMatchObject({ accepted: 3, rejected: 1 });
    expect([...api.events.keys()]).toEqual([expect.stringMatching(/^events-1-/), expect.stringMatching(/^events-2-/), 'own-1']);
    expect(fate).toMatchObject({ unresolved: 3, scored: 0, settled: true });
    expect(api.persons.size).toBe(0);
    expect([...api.queries]).toEqual(['withAutoEntity=false']);
  });

  it('creates its persons when asked to', async () => {
    const { api, run } = await anImport(lines, { as: 'events', createEntities: true });
    expect((await run()).fate).toMatchObject({ unresolved: 0, scored: 3 });
    expect([...api.persons]).toEqual(['ana']);
    expect([...api.queries]).toEqual(['withAutoEntity=true']);
  });
});

describe('an import of logins', () => {
  it('compares the places with the stated countries', async () => {
    const columns = 'Login Timestamp,User ID,IP Address,Country,User Agent String,Login Successful,user_id_exact';
    const row = (address: string, country: string): string => `2020-02-03T12:43:30.800,-4.32E+18,${address},${country},Mozilla,TRUE,0`;
    const { run } = await anImport([columns, row('81.167.144.58', 'NO'), row('80.202.228.214', 'NO'), row('194.87.207.6', 'AU'), row('10.0.65.171', 'NO')].join('\n'), { as: 'logins' });
    const report = await run();
    expect(summary(report)).toContain('3 logins have a public address: 2 (66.7 %) are placed in the country that the file states, 1 in another country. 1 have a private address.');
    expect(summary(report)).toContain('4 rows have a User ID that was rounded');
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    ['is empty', '', 'is empty.'],
    ['is a JSON array', '[{}]', 'is a JSON array'],
    ['is another kind of CSV', 'a,b\n1,2', 'has no column "timestamp", "customer_id", "terminal_id", "amount"; its columns are a, b.'],
    ['breaks off', gzipSync(transfersOf(20)).subarray(0, 60), 'breaks off in the middle'],
    ['has an open quote', `${header}\n1,"2018`, 'opens and never closes'],
  ])('because it %s is refused with a sentence', async (_, content, sentence) => {
    const { run } = await anImport(content);
    const message = await run().then(({ stopped }) => stopped?.message, (error: Error) => error.message);
    expect(message).toContain(sentence);
  });
});
