import { lookup } from 'node:dns';
import type { Dispatcher, Pool } from 'undici';
import { type AddressGuard, hostOf } from './address-guard.js';
import type { Answered, Attempt, Failed } from './attempt.js';
import { Deadline, DeadlinePassed } from './deadline.js';
import { RefusedAddress, type Resolve } from './guarded-connector.js';
import { OriginPools } from './origin-pools.js';
import { readRetryAfter } from './retry-after.js';
import { readSnippet } from './snippet.js';

export interface WebhookSenderOptions {
  readonly guard: AddressGuard;
  /** For all of it together: name, connection, TLS, request and answer. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  readonly maxAnswerBytes?: number;
  /** Origins whose connections are kept between webhooks. */
  readonly maxOrigins?: number;
  /** Sends beyond these wait for a connection, and their deadline runs: keep it above what the station sends to one host. */
  readonly connectionsPerOrigin?: number;
  /** PEM certificates that are trusted besides the public ones, for receivers in private networks. */
  readonly extraAuthorities?: readonly string[];
  /** How names become addresses; the system's way, hosts file included, unless given. */
  readonly resolve?: Resolve;
}

export interface Webhook {
  /** POST when it is left out. */
  readonly method?: 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends one signed webhook and says what came of it. Fails closed: what the guard does not allow is not reached, a
 * redirect is an answer like any other, and no proxy from the environment is asked (a pool knows of none).
 */
export class WebhookSender {
  readonly #pools: OriginPools;
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(private readonly options: WebhookSenderOptions) {
    const { guard, timeoutMs, maxOrigins = 256, connectionsPerOrigin = 64, extraAuthorities = [], resolve = lookup } = options;
    this.#pools = new OriginPools({ guard, timeoutMs, maxOrigins, connectionsPerOrigin, extraAuthorities, resolve });
  }

  /** Never throws: whatever goes wrong belongs into the record of the attempt. */
  async send(webhook: Webhook): Promise<Attempt> {
    const startedAt = new Date();
    const start = performance.now();
    const running = this.#outcome(webhook);
    this.#running.add(running);
    const outcome = await running.finally(() => this.#running.delete(running));
    return { startedAt, durationMs: Math.round(performance.now() - start), outcome };
  }

  /** Lets what is on its way end, which takes no longer than the deadline, and drops every connection. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running);
    await this.#pools.destroy();
  }

  async #outcome({ method = 'POST', url: text, headers, body }: Webhook): Promise<Answered | Failed> {
    if (this.#closed) return { error: 'connection', because: 'This process is stopping and sends nothing more; the next attempt is made by another one.' };
    const verdict = this.options.guard.judgeUrl(text);
    if (!verdict.allowed) return { error: 'refused_address', because: verdict.because };
    const url = new URL(text);
    const deadline = new Deadline(this.options.timeoutMs);
    try {
      const request = { path: url.pathname + url.search, method, headers: this.#headers(headers), body, signal: deadline.signal } as const;
      return await this.#pools.use(url, (pool) => this.#exchange(pool, request, deadline));
    } catch (error) {
      return this.#failure(error, hostOf(url));
    } finally {
      deadline.clear();
    }
  }

  async #exchange(pool: Pool, request: Dispatcher.RequestOptions, deadline: Deadline): Promise<Answered> {
    const answer = await deadline.before(pool.request(request));
    const wait = answer.headers['retry-after'];
    const retryAfterMs = readRetryAfter(Array.isArray(wait) ? wait[0] : wait, new Date());
    const snippet = await readSnippet(answer.body, this.options.maxAnswerBytes ?? 20 * 1024, deadline.signal);
    return { status: answer.statusCode, ...(retryAfterMs === undefined ? {} : { retryAfterMs }), ...snippet };
  }

  /** `host` would choose the name that the certificate is checked against, so it always is the URL's. */
  #headers(given: Readonly<Record<string, string>>): Record<string, string> {
    const ours = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const).filter(([name]) => name !== 'host');
    return { 'content-type': 'application/json', ...Object.fromEntries(ours), 'user-agent': this.options.userAgent };
  }

  #failure(thrown: unknown, host: string): Failed {
    if (thrown instanceof RefusedAddress) return { error: 'refused_address', because: thrown.message };
    const { code, message } = describe(thrown);
    if (thrown instanceof DeadlinePassed || code === 'UND_ERR_CONNECT_TIMEOUT') {
      return { error: 'timeout', because: `${host} gave no answer within ${this.options.timeoutMs} ms; let it answer first and do its work afterwards.` };
    }
    return { error: 'connection', because: `${host} could not be asked: ${message}. Check that it runs, that its name resolves and that its certificate is valid.` };
  }
}

/** Node puts the attempts at several addresses into an error without a message. */
function describe(thrown: unknown): { code: string; message: string } {
  const error = thrown as Partial<AggregateError & NodeJS.ErrnoException>;
  const first: unknown = error.errors?.[0];
  const message = error.message || (first instanceof Error ? first.message : '') || String(error.code ?? thrown);
  return { code: String(error.code ?? ''), message };
}
