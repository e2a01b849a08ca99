import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface AppOptions {
  readonly name: string;
  /** Its built `main.js`. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it runs and writes its log. */
  readonly folder: string;
  /** Where its CPU profile goes; null: it is not profiled. */
  readonly profileTo: string | null;
}

/** Loaded before the app: it must not outlive the benchmark, not even one that was killed. */
const dieWithParent = ['--import', 'data:text/javascript,process.once("disconnect",()=>process.exit(1))'];

/** The options of `npm start`, `start:ingest`, ... for the app in a folder of that name: what is measured runs as it is started. */
function asStarted(file: string): readonly string[] {
  const [, checkout = '', app = ''] = /^(.*)\/dist\/.*\/(\w+)\/\w+\.js$/.exec(file) ?? [];
  const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const [, options = ''] = Object.values(scripts).map((script) => new RegExp(` && node (.*)dist/apps/${app}/main\\.js$`).exec(script)).find(Boolean) ?? [];
  return options.split(' ').filter(Boolean);
}
const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 15_000;

/** One of the services that are measured, in a process of its own. */
export class AppProcess {
  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {}

  static async start({ name, file, env, folder, profileTo }: AppOptions): Promise<AppProcess> {
    const logFile = join(folder, `${name}.log`);
    const log = openSync(logFile, 'a');
    const child = fork(file, {
      cwd: folder, // not ours: a developer's .env is no part of the measurement
      env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', LOG_LEVEL: 'warn', HOST: '127.0.0.1', PORT: '0', ...env },
      execArgv: [...dieWithParent, ...asStarted(file), ...(profileTo === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`, `--cpu-prof-name=${name}.cpuprofile`])],
      stdio: ['ignore', log, log, 'ipc'],
    });
    try {
      return new AppProcess(name, await readyUrl(child), child, logFile);
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`${name} did not start: ${(error as Error).message}. Its log ends:\n${tail(logFile)}`, { cause: error });
    }
  }

  get pid(): number {
    return this.child.pid as number; // it was spawned, or `start` would have thrown
  }

  /** Sends it a message and answers what it sends back. Whoever speaks to it so asks one thing at a time. */
  ask<Answer>(question: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error(`${this.name} ended instead of answering. Its log ends:\n${this.log()}`));
      this.child.once('exit', ended);
      this.child.once('message', (answer) => {
        this.child.off('exit', ended);
        resolve(answer as Answer);
      });
      this.child.send(question);
    });
  }

  /** What it complained about. */
  log(): string {
    return tail(this.logFile);
  }

  /** Keeps it from doing anything, until it may go on: a process that idles sweeps, and asks PostgreSQL what is due. */
  halt(): void {
    this.child.kill('SIGSTOP');
  }

  goOn(): void {
    this.child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    this.goOn(); // to hear it
    const patience = setTimeout(() => this.child.kill('SIGKILL'), STOPPED_WITHIN_MS);
    await exited;
    clearTimeout(patience);
  }
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`it was not ready within ${READY_WITHIN_MS / 1_000} s`)), READY_WITHIN_MS);
    child.once('message', (message: { url: string }) => {
      clearTimeout(late);
      resolve(message.url);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      reject(new Error(`it ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

const tail = (file: string): string => readFileSync(file, 'utf8').trim().split('\n').slice(-15).join('\n');
