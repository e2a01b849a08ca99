import { randomBytes } from 'node:crypto';
import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { ApiKeys, askToScoreAgain, type Database, Organizations } from '@app/database';
import { permissions, publishablePermissions } from '@app/contracts';
import { inject } from 'vitest';
import { AppProcess } from './app-process.js';
import { holdToContract } from './contract.js';
import { databaseOfItsOwn, openDatabase } from './database-of-its-own.js';
import { eventually } from './eventually.js';
import { Receiver } from './receiver.js';

/** The JSON of an answer, as a caller sees it: whatever is there. */
export interface Json {
  readonly [field: string]: Json;
  readonly [index: number]: Json;
}

export interface Answer<Body = Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface SystemOptions {
  readonly env?: Record<string, string>;
  readonly redisUrl?: string;
  readonly databaseUrl?: string;
  /** Where the built apps are; this checkout when it is left out. */
  readonly cwd?: string;
}

/** Leaves a connection before the server does: one that the server ends just as a request goes out never answers it. */
const keptAlive = new Agent({ keepAlive: true, timeout: 30_000 });

/** As it came: the contract is held against the text that a caller would read. Without a library: tens of thousands of requests would go through it. */
const send = (method: string, url: URL, headers: OutgoingHttpHeaders, text: string | null) =>
  new Promise<{ status: number; headers: Headers; text: string }>((resolve, reject) => {
    const length = text === null ? {} : { 'Content-Length': Buffer.byteLength(text) };
    const asked = request(url, { method, agent: keptAlive, headers: { ...length, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: new Headers(answer.headers as Record<string, string>), text: Buffer.concat(parts).toString() }));
    });
    asked.on('error', reject);
    asked.end(text ?? undefined);
  });

let sharedByAll: Promise<WholeSystem> | undefined;
/** So many specs post for it: what a key may ask in a minute is tried where it is the story. */
const unlimited = { RATE_LIMIT_EVENTS_PER_MINUTE: '1000000', RATE_LIMIT_REQUESTS_PER_MINUTE: '1000000' };

/** The standalone process on a database of its own, with its first organization and keys. */
export class WholeSystem {
  private constructor(
    private process: AppProcess,
    private readonly startApp: (env?: Record<string, string>) => Promise<AppProcess>,
    readonly database: Database,
    readonly databaseUrl: string,
    readonly secretKey: string,
    readonly publishableKey: string,
    readonly organizationId: string,
    private readonly isShared = false,
  ) {}

  get app(): AppProcess {
    return this.process;
  }

  /** The process ends and another one takes its place, at the same address. */
  async restart(): Promise<void> {
    if (this.isShared) throw new Error('Others work with this system: a spec that restarts it needs one of its own.');
    const { port } = new URL(this.process.url);
    await this.process.stop();
    this.process = await this.startApp({ PORT: port });
  }

  static async start({ env = {}, redisUrl = inject('redisUrl'), databaseUrl, cwd }: SystemOptions = {}): Promise<WholeSystem> {
    const url = databaseUrl ?? (await databaseOfItsOwn(inject('databaseUrl')));
    const settings = {
      DATABASE_URL: url,
      REDIS_URL: redisUrl,
      QUEUE_PREFIX: `t${randomBytes(4).toString('hex')}`,
      SWEEP_EVERY_MS: '200',
      DELIVERY_ALLOWED_NETWORKS: '127.0.0.0/8',
      ADMIN_KEY: 'ak_of_the_tests',
      DEFAULT_COUNTRY: 'AR',
      ...env,
    };
    const startApp = (more: Record<string, string> = {}) => AppProcess.start('standalone', { ...settings, ...more }, cwd);
    const app = await startApp();
    const key = (kind: string): string => new RegExp(`${kind}_[\\w-]+`).exec(app.output)?.[0] ?? '';
    const database = await openDatabase(url);
    const [first] = await database.rows<{ id: string }>('select id from organization order by created_at limit 1');
    return new WholeSystem(app, startApp, database, url, key('sk'), key('pk'), (first as { id: string }).id); // it makes one when it starts
  }

  /**
   * An organization of its own in a system that all specs of this worker share: it starts once and not with each of them.
   * For whoever looks only at what is that organization's, neither counts rows of everybody nor ends processes.
   */
  static async shared(): Promise<WholeSystem> {
    const { process, startApp, database, databaseUrl } = await (sharedByAll ??= WholeSystem.start({ env: unlimited }));
    const organizationId = await new Organizations(database).create({ name: 'One of many', defaultCountry: 'AR' });
    const keys = new ApiKeys(database);
    const secret = await keys.create(organizationId, { name: 'First secret key', kind: 'secret', permissions });
    const publishable = await keys.create(organizationId, { name: 'First publishable key', kind: 'publishable', permissions: publishablePermissions });
    return new WholeSystem(process, startApp, database, databaseUrl, secret.key, publishable.key, organizationId, true);
  }

  async ask(method: string, path: string, { body, key = this.secretKey, headers = {} }: { body?: unknown; key?: string | null; headers?: Record<string, string> } = {}): Promise<Answer> {
    const said = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const standard = { ...(said === null ? {} : { 'Content-Type': 'application/json' }), ...(key === null ? {} : { Authorization: `Bearer ${key}` }) };
    const response = await send(method, new URL(path, this.app.url), { ...standard, ...headers }, said);
    const answer = (/^[[{]/.test(response.text) ? JSON.parse(response.text) : { text: response.text }) as Json;
    holdToContract(method, path, response.status, answer);
    return { status: response.status, headers: response.headers, body: answer };
  }

  get = (path: string): Promise<Answer> => this.ask('GET', path);
  post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => this.ask('POST', path, { body, headers });
  patch = (path: string, body: unknown): Promise<Answer> => this.ask('PATCH', path, { body });
  delete = (path: string): Promise<Answer> => this.ask('DELETE', path);

  /** Everything that was accepted has passed every station, and no delivery is due. */
  async settled(withinMs = 60_000): Promise<void> {
    await eventually('the ledger is empty and nothing is due', async () => {
      const [open] = await this.database.rows<{ waiting: number }>(`
        select (select count(*) from batch where buried_at is null) + (select count(*) from delivery where status = 'pending' and next_attempt_at <= now()) as waiting`);
      return Number(open?.waiting) === 0;
    }, withinMs);
  }

  /** A scoring pass over somebody without an event. It is due at once: nobody rings for it but the sweep. */
  async scoreAgain(entityId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const batchId = await askToScoreAgain(tx, [entityId], 'demand');
      await tx.run('update batch set ring_at = now() where id = $1', [batchId]);
    });
    await this.settled();
  }

  async analysisOf(entityId: string): Promise<Json> {
    return (await this.get(`/entities/${entityId}/analysis`)).body['analysis'] as Json;
  }

  /** A receiver with an endpoint of this system that points to it. */
  async aReceiver(eventTypes = ['alert.opened', 'alert.resolved']): Promise<Receiver & { secret: string; endpointId: string }> {
    const receiver = await Receiver.listen();
    const { body } = await this.post('/webhooks/endpoints', { url: receiver.url, eventTypes });
    const endpoint = body['endpoint'] as unknown as { id: string; secret: string };
    return Object.assign(receiver, { secret: endpoint.secret, endpointId: endpoint.id });
  }

  /** A shared system ends with its worker. */
  async stop(): Promise<void> {
    if (this.isShared) return;
    await this.database.close();
    await this.app.stop();
  }
}
