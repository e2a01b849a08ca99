import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookUpProcess } from '../../apps/standalone/src/embedded/process-table.js';
import { AppProcess } from '../support/app-process.js';
import { eventually } from '../support/eventually.js';
import { paste } from '../support/paste.js';

/** The processes of a running standalone: itself and whatever it started, however deep. */
async function familyOf(pid: number): Promise<number[]> {
  const pids = (process.platform === 'linux' ? readdirSync('/proc') : execFileSync('ps', ['-Ao', 'pid='], { encoding: 'utf8' }).split(/\s+/)).map(Number).filter(Boolean);
  const rows = await Promise.all(pids.map(async (child) => ({ child, parent: (await lookUpProcess(child))?.parent })));
  const family = [pid];
  for (const member of family) family.push(...rows.filter(({ parent }) => parent === member).map(({ child }) => child));
  return family;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a newcomer starts everything with one command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tamiz-newcomer-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const start = () => AppProcess.start('standalone', { TAMIZ_DATA_FOLDER: folder });

  it('is given keys once and a curl that works, keeps the data over a restart, and leaves nothing behind', async () => {
    const first = await start();
    const curl = await eventually('the welcome was printed', async () => /curl -X POST[\s\S]+?\}'\n/.exec(first.output)?.[0]);
    expect(statSync(join(folder, 'keys.json')).mode & 0o077).toBe(0);
    const answer = JSON.parse(await paste(curl)) as { success: boolean; entity: { id: string; wasCreated: boolean } };
    expect(answer).toMatchObject({ success: true, entity: { wasCreated: true } });
    const family = await familyOf(first.pid);
    expect(family.length).toBeGreaterThan(2);
    expect(await first.stop('SIGINT')).toBe(0);
    expect(family.filter(isAlive)).toEqual([]);

    const second = await start();
    expect(second.output).not.toContain('secret key');
    const { secretKey } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as { secretKey: string };
    const kept = await fetch(`${second.url}/entities/${answer.entity.id}`, { headers: { Authorization: `Bearer ${secretKey}` } });
    expect(kept.status).toBe(200);

    const orphans = (await familyOf(second.pid)).slice(1);
    await second.stop('SIGKILL');
    await eventually('the servers noticed that their parent is gone', async () => orphans.every((pid) => !isAlive(pid)), 20_000);

    const third = await start();
    expect((await fetch(`${third.url}/health/ready`)).status).toBe(200);
    await third.stop();
    // Three whole systems, servers included: 45 seconds on two busy cores, and a minute on slow ones.
  }, 150_000);

  it('is told everything that is wrong with the environment at once', async () => {
    const failure = await AppProcess.start('ingest', { DATABASE_URL: 'mysql://x', PORT: '99999', SWEEP_EVERY_MS: 'often' }).then(
      () => '',
      (error: Error) => error.message,
    );
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'PORT', 'SWEEP_EVERY_MS']) expect(failure).toContain(name);
  });
});
