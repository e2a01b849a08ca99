import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** It ends with whoever started it, however that one ends. */
const endsWithParent = ['--import', 'data:text/javascript,process.once("disconnect",()=>process.exit())'];

/** One of our processes, as it is built. */
export class AppProcess {
  private wasAsked = false;

  private constructor(private readonly child: ChildProcess, readonly url: string, private readonly printed: { text: string }) {}

  static async start(app: string, env: Record<string, string>, cwd = process.cwd()): Promise<AppProcess> {
    const child = fork(join(cwd, `dist/apps/${app}/main.js`), { cwd, execArgv: endsWithParent, env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', SHUTDOWN_DRAIN_MS: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const printed = { text: '' };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (printed.text += part.toString()));
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message) => resolve((message as { url: string }).url));
      child.once('exit', (code) => reject(new Error(`${app} stopped with ${code} before it was ready:\n${printed.text}`)));
    });
    const started = new AppProcess(child, url, printed);
    // Whoever asks it next hears only that nobody listens there.
    child.once('exit', (code, signal) => {
      if (!started.wasAsked) process.stderr.write(`${app} (pid ${child.pid}) ended by itself with ${code ?? signal}:\n${printed.text.slice(-10_000)}\n`);
    });
    return started;
  }

  get output(): string {
    return this.printed.text;
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** Ctrl-C; answers the exit code. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.wasAsked = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve(this.child.exitCode);
    return new Promise((resolve) => {
      this.child.once('exit', (code) => resolve(code));
      this.child.kill(signal);
    });
  }
}
