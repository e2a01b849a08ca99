import { ruleText } from '../../support/rules/rule-text.js';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, Rules, WebhookEndpoints } from '@app/database';
import { newSecret } from '@app/webhook';
import { startPostgres } from '../../../apps/standalone/src/embedded/postgres.js';
import { startRedis } from '../../../apps/standalone/src/embedded/redis.js';
import type { Customer } from '../archive/history.js';
import { fillArchive } from '../archive/fill.js';
import { AppProcess } from './app-process.js';
import { Keyspace } from './keyspace.js';
import { Receiver } from './receiver.js';
import { rememberPast, writePast } from '../scoring/past.js';
import { writeDecisionPast } from '../decisions/past.js';
import { StationProcess } from '../scoring/station-process.js';
import { SilentReceiver, StampingReceiver } from './stamping-receiver.js';
import { Store } from './store.js';

/** A service under load with a database and a Redis database of its own, so that what one leaves behind slows none of the others. */
export interface Bench {
  readonly app: AppProcess;
  readonly store: Store;
  readonly keyspace: Keyspace;
}

/** One that tells ten endpoints: nine that take all, and one that never answers, which is off to begin with. */
export interface ToldBench extends Bench {
  readonly organizationId: string;
  readonly endpoints: WebhookEndpoints;
  readonly receiver: StampingReceiver;
  readonly silentId: string;
}

/** Whether all stations share one process, as with `npm start`, or each has one of its own. */
export type Processes = 'one' | 'one each';

/** Unlimited: the limit of a key is not what is measured. */
const ourEnv = { RATE_LIMIT_EVENTS_PER_MINUTE: '1000000000', RATE_LIMIT_REQUESTS_PER_MINUTE: '1000000000' };

/** Everything that a run of the benchmark starts, and takes away again whatever happens. */
export class Rig {
  private readonly undo: (() => Promise<unknown>)[] = [];
  private readonly benches = new Map<string, Promise<Bench>>();
  private readonly apps: AppProcess[] = [];
  private archiveApi: AppProcess | undefined;
  private scored: Promise<{ store: Store; station: StationProcess }> | undefined;
  private listening: Promise<Receiver> | undefined;
  private readonly tellingAll = new Map<Processes, Promise<ToldBench>>();
  private readonly stationsOf = new Map<Processes, readonly AppProcess[]>();

  private constructor(
    readonly servers: { readonly postgres: { readonly url: string; readonly pid: number }; readonly redis: { readonly url: string; readonly pid: number; readonly kind: string } },
    readonly folder: string,
    private readonly dist: string,
    private readonly people: number,
    readonly profileTo: string | null,
    private readonly archiveRows: number,
    private readonly say: (line: string) => void,
  ) {}

  static async set(options: { dist: string; people: number; profileTo: string | null; archiveRows: number; say: (line: string) => void }): Promise<Rig> {
    const folder = await mkdtemp(join(tmpdir(), 'tamiz-bench-'));
    const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
    try {
      const postgres = await startPostgres({ folder, ...(options.profileTo === null ? {} : { settings: { shared_preload_libraries: 'pg_stat_statements' } }) });
      undo.push(() => postgres.stop());
      const redis = await startRedis();
      undo.push(() => redis.stop());
      const rig = new Rig({ postgres, redis }, folder, options.dist, options.people, options.profileTo, options.archiveRows, options.say);
      rig.undo.push(...undo);
      return rig;
    } catch (error) {
      for (const step of undo.reverse()) await step();
      throw error;
    }
  }

  /** Ingest by itself. Nothing answers its doorbell, and where stations do, its sweep has nothing to ring: so here it does not ring either. */
  ingest(): Promise<Bench> {
    return this.once('ingest', () => this.ours('ingest', 'apps/ingest/main.js', { SWEEP_EVERY_MS: '86400000' }));
  }

  /** All stations and the API that serves the console. */
  console(): Promise<Bench> {
    return this.once('console', () => this.ours('console', 'apps/standalone/main.js', {}));
  }

  /** Ingest with rules that it asks inside of requests, and customers with a past, some of them a long one. */
  decisions(): Promise<Bench> {
    return this.once('decisions', async () => {
      const made = await this.ours('decisions', 'apps/ingest/main.js', { SWEEP_EVERY_MS: '86400000' });
      this.say('writing what the customers did before, and rules about it');
      await writeDecisionPast(made.store, this.people);
      return made;
    });
  }

  /** All stations in one process, on the database of that ingest. For one measurement: it would work on what is posted in the next. */
  besideDecisions({ store, keyspace }: Bench): Promise<AppProcess> {
    return this.start('standalone', 'apps/standalone/main.js', store, keyspace, ourEnv);
  }

  /** All stations, rules and webhooks in one process. */
  async standalone(): Promise<Bench & { receiver: Receiver }> {
    const bench = this.once('standalone', async () => {
      const made = await this.ours('standalone', 'apps/standalone/main.js', { DELIVERY_ALLOWED_NETWORKS: '127.0.0.0/8' });
      await (await this.receiver()).isToldBy(made);
      return made;
    });
    return { ...(await bench), receiver: await this.receiver() };
  }

  /** Ingest and the API on a table with a year of events in it. Made once: it takes minutes. */
  async archive(): Promise<Bench & { api: AppProcess; customersFile: string }> {
    const customersFile = join(this.folder, 'customers.json');
    const bench = this.once('archive', async () => {
      const made = await this.ours('archive', 'apps/ingest/main.js', { SWEEP_EVERY_MS: '86400000' });
      const customers = await made.store.customers();
      await writeFile(customersFile, JSON.stringify(customers));
      await this.fill(made.store, customers);
      this.archiveApi = await this.start('api', 'apps/api/main.js', made.store, made.keyspace, { ...ourEnv, SWEEP_EVERY_MS: '86400000' });
      return made;
    });
    return { ...(await bench), api: this.archiveApi as AppProcess, customersFile }; // it was started with the bench
  }

  /** Customers with some weeks behind them, and a station that scores what it is told to. */
  scoring(): Promise<{ store: Store; station: StationProcess }> {
    this.scored ??= Store.create(this.servers.postgres.url, 'bench_scoring', this.people).then(async (store) => {
      this.undo.push(() => store.close());
      this.say('writing what the customers did before');
      await writePast(store, this.people);
      const station = new StationProcess(await this.start('scoring', 'test/bench/scoring/station.js', store, null, {}));
      await rememberPast(store, station);
      return { store, station };
    });
    return this.scored;
  }

  /** All stations, whose every new person raises an alert, and ten endpoints. The other form is halted: who runs one has nothing of the other beside it. */
  async told(processes: Processes): Promise<ToldBench> {
    const known = this.tellingAll.get(processes) ?? this.makeTold(processes);
    this.tellingAll.set(processes, known);
    const bench = await known;
    for (const [form, apps] of this.stationsOf) for (const app of apps) app[form === processes ? 'goOn' : 'halt']();
    return bench;
  }

  /** The tutorial's service, storing and ringing only, or with its processors in the same process. */
  naive(withProcessors: boolean): Promise<Bench> {
    const name = withProcessors ? 'naive' : 'naive-alone';
    return this.once(name, async () => {
      const { store, keyspace } = await this.storage(name, false);
      return { store, keyspace, app: await this.start(name, 'test/bench/naive/main.js', store, keyspace, { NAIVE_PROCESSORS: String(withProcessors) }) };
    });
  }

  /** The processes that belong to the benchmark, by pid. */
  owners(): ReadonlyMap<number, string> {
    const { postgres, redis } = this.servers;
    return new Map([[process.pid, 'load'], [postgres.pid, 'postgres'], [redis.pid, 'redis'], ...this.apps.map((app): [number, string] => [app.pid, app.name])]);
  }

  async postgresVersion(): Promise<string> {
    const database = await Database.open({ url: this.servers.postgres.url, poolSize: 1, statementTimeoutMs: 5_000 });
    const [row] = await database.rows<{ server_version: string }>('show server_version');
    await database.close();
    return row?.server_version ?? 'of an unknown version';
  }

  /** A program of the build. */
  built(file: string): string {
    return join(this.dist, file);
  }

  async stop(): Promise<void> {
    await Promise.allSettled(this.benches.values());
    for (const step of this.undo.splice(0).reverse()) await step().catch((error: Error) => process.stderr.write(`${error.message}\n`));
  }

  private async makeTold(processes: Processes): Promise<ToldBench> {
    const made = await this.once(`told ${processes}`, () => this.stations(processes));
    const [receiver, silent] = await Promise.all([StampingReceiver.listen(), SilentReceiver.listen()]);
    this.undo.push(() => receiver.close(), () => silent.close());
    const organizationId = made.store.organizationId as string; // ours has one
    await new Rules(made.store.database).create(organizationId, ruleText({ name: 'Everybody', description: '', severity: 'LOW', enabled: true, conditions: [{ dimension: 'ANY', operator: 'lte', threshold: 100 }] }));
    const endpoints = new WebhookEndpoints(made.store.database);
    const endpoint = (url: string, eventTypes: string[]) => endpoints.create(organizationId, { channel: 'webhook', url, description: '', eventTypes, signature: 'standard', settings: {} }, newSecret());
    await endpoint(receiver.url('/alerts'), ['alert.opened']);
    for (let n = 0; n < 9; n += 1) await endpoint(receiver.url(`/living-${n}`), ['device.blocked']);
    const { id: silentId } = await endpoint(silent.url, ['device.blocked']);
    await endpoints.change(organizationId, silentId, { enabled: false });
    return { ...made, organizationId, endpoints, receiver, silentId };
  }

  private async stations(processes: Processes): Promise<Bench> {
    const env = { DELIVERY_ALLOWED_NETWORKS: '127.0.0.0/8' };
    const isOne = processes === 'one';
    const made = await (isOne ? this.ours('told-by-one', 'apps/standalone/main.js', env) : this.ours('told-by-each', 'apps/ingest/main.js', env));
    const apps = [made.app];
    for (const app of isOne ? [] : ['geolocation', 'scoring', 'alerting', 'delivery']) apps.push(await this.start(app, `apps/${app}/main.js`, made.store, made.keyspace, env));
    this.stationsOf.set(processes, apps);
    return made;
  }

  private async fill(store: Store, customers: readonly Customer[]): Promise<void> {
    this.say(`filling the archive with ${this.archiveRows.toLocaleString('en')} events`);
    await chmod(this.folder, 0o755);
    await fillArchive({ database: store.database, organizationId: store.organizationId as string, customers, folder: this.folder, rows: this.archiveRows }, this.say); // ingest's store has an organization
  }

  private async ours(name: string, file: string, env: Record<string, string>): Promise<Bench> {
    const { store, keyspace } = await this.storage(name, true);
    return { store, keyspace, app: await this.start(name, file, store, keyspace, { ...ourEnv, ...env }) };
  }

  private async start(name: string, file: string, store: Store, keyspace: Keyspace | null, env: Record<string, string>): Promise<AppProcess> {
    const app = await AppProcess.start({
      name,
      file: this.built(file),
      env: { DATABASE_URL: store.url, ...(keyspace && { REDIS_URL: keyspace.url }), ...env },
      folder: this.folder,
      profileTo: this.profileTo,
    });
    this.apps.push(app);
    this.undo.push(() => app.stop());
    return app;
  }

  private async storage(name: string, ours: boolean): Promise<{ store: Store; keyspace: Keyspace }> {
    const store = await Store.create(this.servers.postgres.url, `bench_${name.replaceAll('-', '_')}`, ours ? this.people : null);
    this.undo.push(() => store.close());
    const keyspace = await Keyspace.open(this.servers.redis.url, this.benches.size);
    this.undo.push(() => keyspace.close());
    return { store, keyspace };
  }

  private async receiver(): Promise<Receiver> {
    this.listening ??= Receiver.listen().then((receiver) => {
      this.undo.push(() => receiver.close());
      return receiver;
    });
    return this.listening;
  }

  private once(name: string, make: () => Promise<Bench>): Promise<Bench> {
    const known = this.benches.get(name) ?? make();
    this.benches.set(name, known);
    return known;
  }
}
