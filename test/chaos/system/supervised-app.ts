import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface AppOptions {
  readonly name: string;
  readonly app: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

const REST_MS = 100;
/** A supervisor that dies takes its apps along: a test that was cut off leaves none behind. */
const LIFELINE = `--import=data:text/javascript,process.on('disconnect',()=>process.exit(1))`;

/** One of our processes under a supervisor that starts it again, on the same port, whenever it ends. */
export class SupervisedApp {
  kills = 0;
  starts = 0;
  /** Ends of a running process that nobody asked for. */
  readonly crashes: string[] = [];
  /** Boots that were given up: the servers were away. */
  failedBoots = 0;
  private address = '';
  private child: ChildProcess | undefined;
  private up: Promise<void> | undefined;
  private expected = false;
  private awaited: Promise<unknown> = Promise.resolve();
  private stopping = false;
  private keeping: Promise<void> | undefined;

  private constructor(private readonly options: AppOptions) {}

  static async start(options: AppOptions): Promise<SupervisedApp> {
    const app = new SupervisedApp(options);
    app.keeping = app.keepUp();
    await app.ready();
    return app;
  }

  get name(): string {
    return this.options.name;
  }

  get url(): string {
    return this.address;
  }

  /** Resolves when it serves, after as many starts as that takes. */
  async ready(): Promise<void> {
    while (!(await this.up?.then(() => true, () => false))) await sleep(20);
  }

  /** kill -9, once it serves; resolves when it is gone. It is started again at once, or when what is waited for has come. */
  async kill(awaited: Promise<unknown> = Promise.resolve()): Promise<void> {
    await this.ready();
    this.kills += 1;
    this.awaited = awaited;
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child?.exitCode === null && this.child.signalCode === null) await this.end('SIGTERM');
    await this.keeping;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    this.expected = true;
    const { child } = this;
    const gone = once(child as ChildProcess, 'exit');
    child?.kill(signal);
    await gone;
    this.up = undefined;
  }

  private async keepUp(): Promise<void> {
    while (!this.stopping) {
      const ended = this.launch();
      const wasUp = await (this.up as Promise<void>).then(() => true, () => false);
      const how = await ended;
      this.up = undefined;
      if (!this.expected && wasUp) this.crashes.push(`${this.name} ended by itself with ${how}; its log is ${this.options.logFile}.`);
      if (!this.expected && !wasUp) this.failedBoots += 1;
      await this.awaited.catch(() => undefined);
      if (!this.stopping) await sleep(REST_MS);
    }
  }

  /** Answers how the process ended, once it has. */
  private launch(): Promise<string> {
    const { app, env, logFile } = this.options;
    const log = openSync(logFile, 'a');
    const port = this.address ? new URL(this.address).port : '0';
    const child = fork(`dist/apps/${app}/main.js`, {
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...env, PORT: port },
      execArgv: [LIFELINE],
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.child = child;
    this.expected = false;
    this.starts += 1;
    const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? `exit code ${code}`));
    this.up = new Promise((resolve, reject) => {
      child.once('message', (message) => {
        this.address = (message as { url: string }).url;
        resolve();
      });
      void ended.then((how) => reject(new Error(how)));
    });
    return ended;
  }
}
