import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import type { EmbeddedPostgres } from './embedded-server.js';
import { startPostgres } from './postgres.js';

const temporary = mkdtempSync(join(tmpdir(), 'tamiz-postgres-'));
const folder = join(temporary, 'kept');
chmodSync(temporary, 0o755); // whoever PostgreSQL runs as must get through
const pidFile = join(folder, 'main/cluster/postmaster.pid');

/** The programs lie in this clone, and a clone may lie in a folder that is nobody else's business. */
function mayBeEnteredByAnybody(path: string): boolean {
  return (statSync(path).mode & 0o001) !== 0 && (dirname(path) === path || mayBeEnteredByAnybody(dirname(path)));
}

async function ask(url: string, ...questions: string[]): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    const rows = [];
    for (const question of questions) rows.push(...(await client.query<object>(question)).rows);
    return rows;
  } finally {
    await client.end();
  }
}

async function withServer<Result>(options: Partial<Parameters<typeof startPostgres>[0]>, use: (server: EmbeddedPostgres) => Promise<Result>): Promise<Result> {
  const server = await startPostgres({ folder, ...options });
  return use(server).finally(() => server.stop());
}

afterAll(() => rmSync(temporary, { recursive: true }));

/** One folder whose story goes on from test to test, as it does from start to start. */
describe('startPostgres', () => {
  it('makes a database that keeps what it acknowledges, is reached from this machine only, and knows letters', async () => {
    await withServer({}, async ({ url }) => {
      const settings = "select json_object_agg(name, setting) as set from pg_settings where name in ('fsync','synchronous_commit','full_page_writes','listen_addresses','unix_socket_directories','checkpoint_timeout','max_wal_size')";
      expect(await ask(url, settings)).toEqual([
        { set: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', listen_addresses: '127.0.0.1', unix_socket_directories: join(folder, 'main'), checkpoint_timeout: '900', max_wal_size: '4096' } },
      ]);
      expect(await ask(url, "select current_database() as name, upper('ñandú') as upper, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()")).toEqual([
        { name: 'tamiz', upper: 'ÑANDÚ', encoding: 'UTF8' },
      ]);
      await ask(url, 'create table kept (n int)', 'insert into kept values (1)');
    });
  });

  it.each(['url', 'tcpUrl'] as const)('lets nobody in by its %s without the password, which only its owner can read', async (way) => {
    await withServer({}, async (server) => {
      const stranger = new URL(server[way]);
      stranger.password = 'guessed';
      await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
      expect(statSync(join(folder, 'main')).mode & 0o777).toBe(0o700);
      expect(statSync(join(folder, 'main/password')).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, 'main/server.log')).mode & 0o777).toBe(0o600);
    });
  });

  it('is reached through a Unix socket, and through TCP by who asks for that; where the path is too long for a socket, through TCP only', async () => {
    const who = 'select inet_client_addr() as address';
    await withServer({}, async ({ url, tcpUrl }) => {
      expect(await ask(url, who)).toEqual([{ address: null }]);
      expect(await ask(tcpUrl, who)).toEqual([{ address: '127.0.0.1' }]);
    });
    const deep = join(temporary, 'a-long-name-of-a-folder'.repeat(4));
    await withServer({ folder: deep }, async ({ url, tcpUrl }) => {
      expect(url).toBe(tcpUrl);
      expect(await ask(url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    });
  });

  it('keeps rows, password and port between starts; a setting that is given wins', async () => {
    const before = await withServer({}, async ({ url }) => url);
    await withServer({ settings: { max_wal_size: '1GB', synchronous_commit: 'off' } }, async ({ url }) => {
      expect(url).toBe(before);
      expect(await ask(url, 'select n from kept', 'show max_wal_size', 'show synchronous_commit')).toEqual([{ n: 1 }, { max_wal_size: '1GB' }, { synchronous_commit: 'off' }]);
    });
  });

  it('moves on when its old port was taken meanwhile, and says so when that port was demanded', async () => {
    const port = await withServer({}, async ({ url }) => Number(new URL(url).port));
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    await withServer({}, async ({ url }) => expect(Number(new URL(url).port)).not.toBe(port));
    await expect(startPostgres({ folder, port })).rejects.toThrow(new RegExp(`port ${port}: it ended with exit code 1[^]*Address already in use[^]*Stop what listens on port ${port}, or choose another port\\.$`));
    other.close();
  });

  it('loses no committed row to kill -9, and starts on the same port while old backends still leave', async () => {
    const first = await startPostgres({ folder });
    const port = Number(new URL(first.url).port);
    const busy = new Client(first.url);
    busy.on('error', () => {});
    await busy.connect();
    await busy.query('insert into kept values (2)');
    // Computes without a pause: such a backend does not notice that its postmaster is gone until it is done.
    const question = busy.query("select count(*) from generate_series(1, 1500000) where md5(generate_series::text) = ''").catch(() => {});
    await ask(first.url, 'select n from kept');
    first.kill('SIGKILL');
    expect(await first.exited).toBe('it was ended by SIGKILL');
    await withServer({ port }, async ({ url }) => {
      expect(url).toBe(first.url);
      expect(await ask(url, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    });
    await question;
    await busy.end().catch(() => {});
  });

  it('is not taken in by files whose pid belongs to somebody else now', async () => {
    const { lines, lock, locked } = await withServer({}, async ({ tcpUrl }) => {
      const lock = join(folder, `main/.s.PGSQL.${new URL(tcpUrl).port}.lock`);
      return { lines: readFileSync(pidFile, 'utf8').split('\n'), lock, locked: readFileSync(lock, 'utf8').split('\n') };
    });
    // Our own parent: alive for sure, and no PostgreSQL.
    writeFileSync(pidFile, [process.ppid, ...lines.slice(1)].join('\n'));
    writeFileSync(lock, [process.ppid, ...locked.slice(1)].join('\n'));
    await withServer({}, async ({ url }) => expect(await ask(url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 2 }]));
  });

  it('shares the server of whoever was first, and leaves it running', async () => {
    const both = await Promise.all([startPostgres({ folder }), startPostgres({ folder })]);
    expect(both[0].pid).toBe(both[1].pid);
    const third = await startPostgres({ folder });
    await third.stop();
    expect(await ask(both[0].url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await Promise.all(both.map((server) => server.stop()));
    expect(() => process.kill(both[0].pid, 0)).toThrow('ESRCH');
  });

  it('two that begin at once in an empty folder end up on one server', async () => {
    const fresh = join(temporary, 'fresh');
    const both = await Promise.all([startPostgres({ folder: fresh }), startPostgres({ folder: fresh })]);
    expect(both[0].url).toBe(both[1].url);
    expect(readdirSync(fresh)).toEqual(['main']);
    await Promise.all(both.map((server) => server.stop()));
  });

  it('shows the last lines of the log and a way on when it does not start', async () => {
    await expect(startPostgres({ folder, settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /did not start on .*kept\/main\/cluster, port \d+: it ended with exit code 1\. The last lines of .*server\.log:\n[^]*invalid value for parameter "shared_buffers": "plenty"[^]*\nCorrect that setting\.$/,
    );
    rmSync(join(folder, 'main/password'));
    await expect(startPostgres({ folder })).rejects.toThrow(/its password cannot be read from .*main\/password\. Start Tamiz as the user who made it, or move .*main away/);
  });

  it.skipIf(process.getuid?.() !== 0)('run by root on the folder of somebody else, belongs to them', async () => {
    const theirs = join(temporary, 'theirs');
    mkdirSync(theirs);
    chownSync(theirs, 65534, 65534);
    if (!mayBeEnteredByAnybody(import.meta.dirname)) {
      await expect(startPostgres({ folder: theirs })).rejects.toThrow(/may enter .* and every folder above it/);
      return;
    }
    await withServer({ folder: theirs }, async ({ pid }) => {
      expect(statSync(join(theirs, 'main/cluster')).uid).toBe(65534);
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\t65534/m);
    });
  });
});
