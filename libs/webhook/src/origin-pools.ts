import { Pool } from 'undici';
import { type GuardedConnectorOptions, guardedConnector } from './guarded-connector.js';

export interface OriginPoolsOptions extends GuardedConnectorOptions {
  /** Origins whose connections are kept for the next webhook. Beyond them the longest unused one is dropped. */
  readonly maxOrigins: number;
  readonly connectionsPerOrigin: number;
}

interface Entry {
  readonly pool: Pool;
  users: number;
}

/** How long an unused connection waits for the next webhook; the endpoint's own `Keep-Alive` may only stretch it this far. */
const IDLE_MS = 4_000;
const IDLE_AT_MOST_MS = 10_000;
/** A busy endpoint moves to another address within this time, and the new one is judged. */
const CONNECTION_LIFE_MS = 60_000;

/**
 * Keep-alive connections by origin, bounded. undici's Agent with `maxOrigins` fails the request that is one too many;
 * a webhook must go out all the same, so here the pool that nobody has used for longest makes room.
 */
export class OriginPools {
  /** In the order of use: the first is the one that was used least recently. */
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly options: OriginPoolsOptions) {}

  async use<Result>(url: URL, work: (pool: Pool) => Promise<Result>): Promise<Result> {
    const entry = this.#entries.get(url.origin) ?? this.#open(url);
    this.#entries.delete(url.origin);
    this.#entries.set(url.origin, entry);
    entry.users += 1;
    try {
      return await work(entry.pool);
    } finally {
      entry.users -= 1;
      await this.#makeRoom();
    }
  }

  async destroy(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.all(entries.map(({ pool }) => pool.destroy()));
  }

  #open(url: URL): Entry {
    const isWanted = () => entry.users > 0;
    const pool = new Pool(url.origin, {
      connect: guardedConnector(new URL(url.origin), this.options, isWanted),
      connections: this.options.connectionsPerOrigin,
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_AT_MOST_MS,
      clientTtl: CONNECTION_LIFE_MS,
      // The sender's one deadline covers both.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const entry: Entry = { pool, users: 0 };
    return entry;
  }

  /** Pools in use stay, so the bound is exceeded only while that many origins are being sent to at once. */
  async #makeRoom(): Promise<void> {
    for (const [origin, { pool, users }] of this.#entries) {
      if (this.#entries.size <= this.options.maxOrigins) return;
      if (users > 0) continue;
      this.#entries.delete(origin);
      await pool.destroy();
    }
  }
}
