import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Confirmed } from './confirmed.js';
import { Journal } from './journal.js';

const line = (first: number, last: number): Confirmed => ({ rows: [first, last], accepted: last - first + 1, duplicates: 0, ids: ['ü\u2028'], remarks: {}, rejected: [] });
const identity = { file: '/somewhere/rows.csv', contentDigest: 'abc', as: 'logins', url: 'http://127.0.0.1:3000', key: 'sk_1' };

async function aJournal() {
  const folder = await mkdtemp(join(tmpdir(), 'tamiz-journal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return async (more: Partial<typeof identity> = {}) => {
    const replayed: Confirmed[] = [];
    return { journal: await Journal.open(folder, { ...identity, ...more }, (one) => void replayed.push(one)), replayed };
  };
}

describe('the journal', () => {
  it('tells the next run which rows are confirmed', async () => {
    const open = await aJournal();
    const first = await open();
    await Promise.all([first.journal.add(line(3, 4)), first.journal.add(line(1, 2)), first.journal.add(line(7, 9))]);
    await first.journal.close({ done: false });
    const { journal, replayed } = await open();
    expect(replayed).toEqual([line(3, 4), line(1, 2), line(7, 9)]);
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter((row) => journal.isConfirmed(row))).toEqual([1, 2, 3, 4, 7, 8, 9]);
    expect(journal.confirmedBefore).toBe(7);
    await journal.close({ done: true });
    await expect(stat(journal.path)).rejects.toThrow('ENOENT');
  });

  it('may be cut at any byte: what is whole counts, and what is written afterwards is read again', async () => {
    const open = await aJournal();
    const { journal } = await open();
    await journal.add(line(1, 2));
    await journal.add(line(3, 4));
    await journal.close({ done: false });
    const whole = await readFile(journal.path);
    for (let bytes = 0; bytes < whole.length; bytes += 1) {
      await writeFile(journal.path, whole.subarray(0, bytes));
      const cut = await open();
      expect(cut.replayed).toEqual(bytes > whole.length / 2 - 1 ? [line(1, 2)] : []);
      await cut.journal.add(line(5, 6));
      await cut.journal.close({ done: false });
      const again = await open();
      expect(again.replayed).toEqual([...cut.replayed, line(5, 6)]);
      await again.journal.close({ done: false });
    }
  });

  it.each([{ contentDigest: 'other' }, { as: 'events' }, { url: 'http://other' }, { key: 'sk_2' }])('of another import, with %j, is another one', async (other) => {
    const open = await aJournal();
    const { journal } = await open();
    await journal.add(line(1, 2));
    await journal.close({ done: false });
    const { journal: second, replayed } = await open(other);
    expect(replayed).toEqual([]);
    await second.close({ done: false });
    // Nothing was written to it, so nothing of it stays.
    await expect(stat(second.path)).rejects.toThrow('ENOENT');
    expect(journal.path).not.toContain('sk_1');
  });
});
