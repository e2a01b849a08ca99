import { randomUUID } from 'node:crypto';
import { Doorbell } from '@app/queue';
import { describe, expect, inject, it } from 'vitest';
import { eventually } from '../support/eventually.js';

const opened = async (): Promise<Doorbell> => {
  const door = new Doorbell({ redisUrl: inject('redisUrl'), prefix: `held-${randomUUID()}`, highWaterJobs: 1_000, highWaterMemory: 1, ringPaceMs: 0 }, () => undefined);
  await eventually('Redis answers', async () => (await door.ping()).up);
  return door;
};
const ringAt = (door: Doorbell): Promise<boolean> => door.ring({ queue: 'geolocation', job: { v: 1, batchId: '1' }, round: 0 });

describe('a station that is held stays silent', () => {
  it('also where the process was just looking whether it is', async () => {
    const door = await opened();
    const before = ringAt(door); // it makes the door look around
    await door.hold(['geolocation']);
    expect([await before, await ringAt(door)]).toEqual([true, false]);
    expect(await door.queues.get('geolocation')?.isPaused()).toBe(true);
    await door.close();
  });

  it('also when Redis has forgotten it, until it is let go', async () => {
    const door = await opened();
    await door.hold(['geolocation']);
    await door.queues.get('geolocation')?.resume();
    // The first makes the door look around, which takes some questions.
    for (let question = 0; question < 100; question += 1) {
      expect(await ringAt(door)).toBe(false);
      await door.ping();
    }
    await door.hold([]);
    await eventually('it rings again', () => ringAt(door));
    await door.close();
  });
});
