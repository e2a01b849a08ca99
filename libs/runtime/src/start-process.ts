import type { AddressInfo } from 'node:net';
import type { QueueName } from '@app/contracts';
import { Database } from '@app/database';
import { ConfigurationError, ErrorFilter, loadDotEnv, log, NestLog, RoutedMethods } from '@app/platform';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { Drain } from './drain.js';
import { httpServer } from './http/server.js';
import { migrateOnce } from './migrate-once.js';
import { RuntimeModule } from './runtime.module.js';
import type { RuntimeEnv } from './env.js';

export interface ProcessOptions {
  readonly name: string;
  readonly env: RuntimeEnv;
  readonly modules: readonly (Type | DynamicModule)[];
  /** The queues that this process answers; a missing consumer stops the boot. */
  readonly promised: readonly QueueName[];
  /** Fastify's own set-up, before Nest registers its routes. */
  readonly prepare?: (adapter: FastifyAdapter) => void;
}

export interface RunningProcess {
  readonly url: string;
  readonly database: Database;
  /** In order: whoever asked by SIGTERM may have others serve in its place, and is given the time to see that; Ctrl-C is not. */
  readonly stop: Stop;
}

type Stop = (asked: 'SIGTERM' | 'SIGINT') => Promise<void>;

@Module({})
class ProcessModule {}

/** Boots one process: database, migrations, modules, HTTP. Wrong configuration or a missing consumer throws. */
export async function startProcess({ name, env, modules, promised, prepare }: ProcessOptions): Promise<RunningProcess> {
  const database = await Database.open({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE, statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT_MS });
  await migrateOnce(database);
  const routed = new RoutedMethods();
  const drain = new Drain();
  const adapter = httpServer(routed, env, drain);
  prepare?.(adapter);
  const root: DynamicModule = { module: ProcessModule, imports: [RuntimeModule.with({ env, database, drain, promised }), ...modules] };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: new NestLog(), abortOnError: false, bodyParser: false });
  app.useGlobalFilters(new ErrorFilter(routed));
  await app.listen(env.PORT, env.HOST);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://${['0.0.0.0', '::'].includes(env.HOST) ? '127.0.0.1' : env.HOST}:${port}`;
  log.info({ app: name, url, stations: promised }, 'Ready.');
  const stop: Stop = async (asked) => {
    await drain.last(asked === 'SIGTERM' ? env.SHUTDOWN_DRAIN_MS : 0);
    await app.close();
  };
  return { url, database, stop };
}

/** Ends in order on Ctrl-C or an orchestrator's word; a second signal ends at once. */
export function stopOnSignal(stop: Stop): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop(signal).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'The process did not stop cleanly; nothing acknowledged is lost.');
          process.exit(1);
        },
      );
    });
  }
}

/** A failed start: what was expected to go wrong is a sentence with the next step, the rest brings its stack. */
export function failToStart(error: unknown): never {
  const { code, port, message } = error as { code?: string; port?: number; message: string };
  if (code === 'EADDRINUSE') log.fatal(`Port ${port} is taken. Stop what listens there, or set PORT to another one.`);
  else if (error instanceof ConfigurationError) log.fatal(message);
  else log.fatal({ err: error }, message);
  process.exit(1);
}

/** Runs an app's main. */
export async function runMain(main: () => Promise<RunningProcess>): Promise<void> {
  try {
    loadDotEnv();
    const running = await main();
    stopOnSignal(running.stop);
    process.send?.({ ready: true, url: running.url });
  } catch (error) {
    failToStart(error);
  }
}
