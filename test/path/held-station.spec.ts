import { randomUUID } from 'node:crypto';
import { Doorbell } from '@app/queue';
import { expect, inject, it } from 'vitest';
import { eventually } from '../support/eventually.js';

it('a station that is held stays silent, also where the process was just looking whether it is', async () => {
  const door = new Doorbell({ redisUrl: inject('redisUrl'), prefix: `held-${randomUUID()}`, highWaterJobs: 1_000, highWaterMemory: 1, ringPaceMs: 0 }, () => undefined);
  await eventually('Redis answers', async () => (await door.ping()).up);
  const ring = (): Promise<boolean> => door.ring({ queue: 'geolocation', job: { v: 1, batchId: '1' }, round: 0 });
  const before = ring(); // it makes the door look around
  await door.hold(['geolocation']);
  expect([await before, await ring()]).toEqual([true, false]);
  expect(await door.queues.get('geolocation')?.isPaused()).toBe(true);
  await door.close();
});
