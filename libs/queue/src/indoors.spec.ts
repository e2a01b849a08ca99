import { describe, expect, it } from 'vitest';
import { Hands } from './hands.js';
import { Indoors } from './indoors.js';
import type { Ring } from './ring.js';

const ringFor = (batchId: number): Ring => ({ queue: 'scoring', job: { v: 1, batchId: String(batchId) }, round: 0 });

/** Work that ends when it is told to. */
class Station {
  readonly begun: string[] = [];
  private readonly ends: (() => void)[] = [];

  readonly answer = (job: Ring['job']): Promise<void> => {
    this.begun.push('batchId' in job ? job.batchId : 'delivery');
    return new Promise((resolve) => this.ends.push(resolve));
  };

  async end(): Promise<void> {
    this.ends.shift()?.();
    await settled();
  }
}

/** All that follows from what was done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function house(hands = new Hands(1)) {
  const silent = new Set<string>();
  const station = new Station();
  const indoors = new Indoors((queue) => silent.has(queue));
  indoors.open('scoring', hands, station.answer);
  return { silent, station, indoors, hands };
}

describe('Indoors', () => {
  it('rings where somebody in this process answers, in turn and with as many hands as there are', async () => {
    const { station, indoors } = house();
    expect([1, 2, 3].map((id) => indoors.ring(ringFor(id)))).toEqual([true, true, true]);
    await settled();
    expect(station.begun).toEqual(['1']);
    expect(indoors.busy('scoring')).toBe(1);
    await station.end();
    expect(station.begun).toEqual(['1', '2']);
    await station.end();
    await station.end();
    expect(station.begun).toEqual(['1', '2', '3']);
    expect(indoors.busy('scoring')).toBe(0);
  });

  it('lets a ring go out where nobody answers, or when too many wait', async () => {
    const { indoors } = house();
    expect(indoors.ring({ ...ringFor(1), queue: 'alerting' })).toBe(false);
    let inside = 0;
    while (indoors.ring(ringFor(inside))) inside += 1;
    expect(inside).toBeGreaterThan(10);
    expect(inside).toBeLessThan(1_000);
  });

  it('shares its hands with what comes through Redis', async () => {
    const { station, indoors, hands } = house();
    await hands.take();
    indoors.ring(ringFor(1));
    await settled();
    expect(station.begun).toEqual([]);
    hands.free();
    await settled();
    expect(station.begun).toEqual(['1']);
  });

  it('leaves what waits to the sweep once the station is held, and keeps no hand', async () => {
    const { silent, station, indoors, hands } = house();
    indoors.ring(ringFor(1));
    indoors.ring(ringFor(2));
    await settled();
    silent.add('scoring');
    await station.end();
    expect(station.begun).toEqual(['1']);
    await hands.take();
  });

  it('closes when all that runs has ended, and begins nothing more', async () => {
    const { station, indoors } = house();
    indoors.ring(ringFor(1));
    indoors.ring(ringFor(2));
    await settled();
    let closed = false;
    const closing = indoors.close().then(() => (closed = true));
    await settled();
    expect(closed).toBe(false);
    expect(indoors.ring(ringFor(3))).toBe(false);
    await station.end();
    await closing;
    expect(station.begun).toEqual(['1']);
  });
});
