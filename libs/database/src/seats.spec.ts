import { EventEmitter } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { Seats } from './seats.js';

/** A pool that opens a connection for everybody, and remembers which came back and how. */
class Connections {
  readonly released: { n: number; broken: boolean }[] = [];
  waitingCount = 0;
  private opened = 0;

  async connect(): Promise<PoolClient> {
    const n = (this.opened += 1);
    const release = (failure?: Error) => void this.released.push({ n, broken: failure !== undefined });
    return Object.assign(new EventEmitter(), { n, release }) as unknown as PoolClient;
  }
}

describe('Seats', () => {
  let pool: Connections;
  let seats: Seats;
  const numberOf = (client: PoolClient): number => (client as unknown as { n: number }).n;
  const sit = async (name: string): Promise<number> => {
    const client = await seats.take(name);
    seats.giveBack(name, client);
    return numberOf(client);
  };
  beforeEach(() => {
    pool = new Connections();
    seats = new Seats(pool as unknown as Pool, 5);
  });

  it('give everybody the connection that they had before', async () => {
    expect([await sit('scoring'), await sit('alerting'), await sit('scoring'), await sit('alerting')]).toEqual([1, 2, 1, 2]);
    expect([pool.released, seats.idle]).toEqual([[], 2]);
  });

  it('leave some connections to everybody else, and all of them while somebody waits for one', async () => {
    for (const name of ['one', 'two', 'three']) await sit(name);
    expect(pool.released).toEqual([{ n: 3, broken: false }]);
    pool.waitingCount = 1;
    await sit('one');
    expect(pool.released.at(-1)).toEqual({ n: 1, broken: false });
  });

  it('keep none that failed, or that ended while nobody used it', async () => {
    const failed = await seats.take('scoring');
    seats.giveBack('scoring', failed, new Error('terminated'));
    const ended = await seats.take('scoring');
    seats.giveBack('scoring', ended);
    ended.emit('error', new Error('terminated'));
    ended.emit('end');
    expect(pool.released).toEqual([{ n: 1, broken: true }, { n: 2, broken: true }]);
    expect(await sit('scoring')).toBe(3);
  });

  it('hear once that a connection ended, however often they gave it up and had it again', async () => {
    const client = await seats.take('scoring');
    for (let n = 0; n < 3; n += 1) {
      pool.waitingCount = 1;
      seats.giveBack('scoring', client);
      pool.waitingCount = 0;
      seats.giveBack('scoring', client);
    }
    expect(client.listenerCount('end')).toBe(1);
  });

  it('are all given back when it is over', async () => {
    const late = await seats.take('late');
    await sit('scoring');
    seats.close();
    seats.giveBack('late', late);
    expect(pool.released.map(({ n }) => n).toSorted()).toEqual([1, 2]);
    expect(seats.idle).toBe(0);
  });
});
