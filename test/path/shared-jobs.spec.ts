import { randomUUID } from 'node:crypto';
import { type JobOf, queues } from '@app/contracts';
import { type ConsumerEvents, Consumers, Consumes, Doorbell, type Handles, queueTitle } from '@app/queue';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { eventually } from '../support/eventually.js';

const batch = (n: number): string => String(700 + n);
const cursed = batch(2);
const handled: string[] = [];
const failed: string[] = [];
const unheard: string[] = [];

/** A station that cannot do one of the batches. */
class Station implements Handles<typeof queues.geolocation> {
  async handle({ batchId }: JobOf<typeof queues.geolocation>): Promise<void> {
    if (batchId === cursed) throw new Error('This one cannot be placed.');
    handled.push(batchId);
  }

  async failed({ batchId }: JobOf<typeof queues.geolocation>, { message }: Error): Promise<void> {
    failed.push(`${batchId}: ${message}`);
  }
}
Consumes(queues.geolocation)(Station);

class Stations {}
Module({ imports: [DiscoveryModule], providers: [Station] })(Stations);

const events: ConsumerEvents = { processed: () => undefined, failed: () => undefined, beat: async () => undefined };
const prefix = `shared-${randomUUID()}`;
const concurrency = { geolocation: 1, scoring: 1, alerting: 1, delivery: 1 };
let context: INestApplicationContext;
let door: Doorbell;
let doorOfStation: Doorbell;
let redis: Redis;
let station: Consumers;
beforeAll(async () => {
  const redisUrl = inject('redisUrl');
  context = await NestFactory.createApplicationContext(Stations, { logger: false });
  const opened = () => new Doorbell({ redisUrl, prefix, highWaterJobs: 1_000, highWaterMemory: 1, ringPaceMs: 60_000 }, (_, { message }) => unheard.push(message));
  [door, doorOfStation] = [opened(), opened()];
  redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  await eventually('Redis answers', async () => (await door.ping()).up);
  station = new Consumers(context.get(DiscoveryService), doorOfStation, events, { redisUrl, prefix, promised: ['geolocation'], concurrency, inTurns: { steady: 1, most: 1, patienceMs: 1, queues: [] }, closeWithinMs: 5_000 });
});
afterAll(async () => {
  await station.close();
  await doorOfStation.close();
  redis.disconnect();
  await context.close();
});

it('a batch that fails keeps none behind it in the same job waiting, and is told of by itself', async () => {
  const ring = (n: number): Promise<boolean> => door.ring({ queue: 'geolocation', job: { v: 1, batchId: batch(n) }, round: 0 });
  const first = ring(0);
  const others = [1, 2, 3, 4].map(ring);
  await door.close();
  expect(await Promise.all([first, ...others])).toEqual([true, true, true, true, true]);
  expect(unheard).toEqual([]);
  station.start();
  await eventually('the others are placed', async () => handled.length === 4);
  expect(handled).toEqual([0, 1, 3, 4].map(batch));
  const queue = new Queue(queueTitle('geolocation'), { connection: redis, prefix });
  const [job] = await eventually('the job says that something in it failed', async () => {
    const jobs = await queue.getFailed();
    return jobs.length > 0 && jobs;
  });
  expect(job).toMatchObject({ data: { v: 3, batchIds: [1, 2, 3, 4].map(batch) }, failedReason: 'This one cannot be placed.' });
  expect(failed).toEqual([`${cursed}: This one cannot be placed.`]);
  await queue.close();
});
