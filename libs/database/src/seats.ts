import type { EventEmitter } from 'node:events';
import type { Pool, PoolClient } from 'pg';

/** What stays for questions that come from anywhere. */
const LEFT_TO_OTHERS = 3;

/** A connection or a pool that breaks is replaced and its statement fails, which is enough: its event, unheard, would end the process. */
export function heard<One extends EventEmitter>(one: One): One {
  // Once for each, for as long as it lives: it may break while it is handed back.
  if (!one.listeners('error').includes(nothingToDo)) one.on('error', nothingToDo);
  return one;
}

const nothingToDo = (): void => undefined;

/**
 * Whoever works on the path asks the same sixty statements again and again, and PostgreSQL plans each of them once for a
 * connection: over many monthly partitions that takes longer than to run it. So a station finds the connection that it had
 * before, and its plans are made once, not once in each of ten connections. A seat that is taken costs nobody anything: whoever
 * finds none goes to the pool.
 */
export class Seats {
  private readonly free = new Map<string, PoolClient[]>();
  /** With who hears that it ended. */
  private readonly kept = new Map<PoolClient, () => void>();
  private readonly most: number;
  private closed = false;

  constructor(private readonly pool: Pool, poolSize: number) {
    this.most = Math.max(0, poolSize - LEFT_TO_OTHERS);
  }

  get idle(): number {
    return [...this.free.values()].reduce((sum, clients) => sum + clients.length, 0);
  }

  /** Without a name: any connection of the pool. */
  async take(name: string | undefined): Promise<PoolClient> {
    return heard((name === undefined ? undefined : this.free.get(name)?.pop()) ?? (await this.pool.connect()));
  }

  /** A connection that failed goes back for good, and so does one that others wait for. */
  giveBack(name: string | undefined, client: PoolClient, failure?: Error): void {
    if (name === undefined) return client.release(failure);
    if (!this.kept.has(client) && this.kept.size < this.most) this.keep(client);
    if (failure || this.closed || !this.kept.has(client) || this.pool.waitingCount > 0) return this.letGo(client, failure);
    this.free.set(name, [...(this.free.get(name) ?? []), client]);
  }

  /** Before the pool ends: it waits for all that somebody has. */
  close(): void {
    this.closed = true;
    for (const client of [...this.free.values()].flat()) this.letGo(client);
    this.free.clear();
  }

  private keep(client: PoolClient): void {
    // One that breaks while nobody uses it would fail the next who does.
    const ended = (): void => {
      for (const [name, clients] of this.free) {
        if (!clients.includes(client)) continue;
        this.free.set(name, clients.filter((one) => one !== client));
        this.letGo(client, new Error('The connection ended.'));
      }
    };
    this.kept.set(client, ended);
    client.once('end', ended);
  }

  private letGo(client: PoolClient, failure?: Error): void {
    const ended = this.kept.get(client);
    // The pool may hand it out again, and it may be kept again: one that hears of its end is enough.
    if (ended) client.off('end', ended);
    this.kept.delete(client);
    client.release(failure);
  }
}
