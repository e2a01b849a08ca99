import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rspack } from '@rspack/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpProcess } from './process-table.js';

const here = dirname(fileURLToPath(import.meta.url));
mkdirSync('test/output', { recursive: true });
const built = mkdtempSync('test/output/orphans-');
const folder = mkdtempSync(join(tmpdir(), 'tamiz-orphans-'));

interface Parent {
  readonly process: ChildProcess;
  readonly pids: readonly number[];
  /** What it says next. */
  hear(): Promise<unknown>;
}

async function startParent(): Promise<Parent> {
  // A group leader, as the foreground program of a terminal is.
  const parent = spawn(process.execPath, [join(built, 'chunks/parent.js'), folder], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(parent.stdout)[Symbol.asyncIterator]();
  const hear = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value));
  const { pids } = (await hear()) as { pids: number[] }; // its first word, see orphans.parent.ts
  return { process: parent, pids, hear };
}

async function gone(pid: number): Promise<boolean> {
  const entry = await lookUpProcess(pid);
  return entry === undefined || entry.command === ''; // a zombie that init has not collected yet has no command
}

async function timeUntilGone(pids: readonly number[]): Promise<number> {
  const begun = performance.now();
  while (!(await Promise.all(pids.map(gone))).every(Boolean)) {
    if (performance.now() - begun > 20_000) throw new Error(`Of ${pids.join(', ')} some still run 20 s after their parent ended.`);
    await sleep(20);
  }
  return performance.now() - begun;
}

/** As the build does it, so that what is found from `import.meta.url` is proved from a chunk too. */
async function build(): Promise<void> {
  const compiler = rspack({
    mode: 'none',
    target: 'node',
    entry: { parent: join(here, 'orphans.parent.ts') },
    output: { path: join(process.cwd(), built), filename: 'chunks/[name].js', module: true, library: { type: 'module' }, chunkFormat: 'module' },
    externals: [({ request }, done) => (request && !/^[./]/.test(request) ? done(undefined, `module ${request}`) : done())],
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    module: {
      parser: { javascript: { importMeta: false } },
      rules: [{ test: /\.ts$/, loader: 'builtin:swc-loader', type: 'javascript/esm', options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } } }],
    },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => (error || stats?.hasErrors() ? reject(error ?? new Error(stats?.toString('errors-only'))) : resolve()));
  });
  await new Promise((resolve) => compiler.close(resolve));
}

beforeAll(build);
afterAll(() => {
  for (const path of [built, folder]) rmSync(path, { recursive: true });
});

describe('the embedded servers', () => {
  it('end within seconds when their parent is killed by kill -9, and the next start finds the way clear', async () => {
    const killed = await startParent();
    killed.process.kill('SIGKILL');
    await once(killed.process, 'exit');
    // At once, while the old server may still be ending.
    const next = await startParent();
    expect(await timeUntilGone(killed.pids)).toBeLessThan(5_000);
    expect(next.pids).not.toContain(killed.pids[0]);

    next.process.kill('SIGKILL');
    await once(next.process, 'exit');
    expect(await timeUntilGone(next.pids)).toBeLessThan(5_000);
  });

  it('end when their parent forgets them and just runs out of things to do', async () => {
    const parent = await startParent();
    parent.process.kill('SIGUSR2');
    expect(await once(parent.process, 'exit')).toEqual([0, null]);
    expect(await timeUntilGone(parent.pids)).toBeLessThan(5_000);
  });

  it('do not hear a Ctrl-C in the terminal: the parent ends them when it has drained', async () => {
    const parent = await startParent();
    process.kill(-(parent.process.pid ?? 0), 'SIGINT'); // the whole group, as a terminal does
    expect(await parent.hear()).toEqual({ alive: [true, true] });
    expect(await parent.hear()).toEqual({ stopped: ['it ended with exit code 0', expect.stringMatching(/SIGTERM|exit code 0/)] });
    expect(await once(parent.process, 'exit')).toEqual([0, null]);
    expect(await timeUntilGone(parent.pids)).toBeLessThan(100);
  });
});
