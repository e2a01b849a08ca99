import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { announce } from '../../../libs/database/src/delivery/announce.js';
import { Connections } from '../load/connections.js';
import { personOf } from '../load/people.js';
import { median } from '../report/judge.js';
import type { Processes, ToldBench } from '../rig/rig.js';
import type { Figures, Shot } from './step.js';

const EVENTS_PER_SECOND = 200;
const CONNECTIONS = 32;
/** Beyond the customers that are there: these are new. */
const STRANGERS_FROM = 100_000;
const STRANGERS_OF_SHOT = 5_000;
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 5;
/** Notices for each of the endpoints in one drain, and how often both ways are drained in turn. */
const NOTICES = 200;
const PAIRS = 12;
const LIVING = 9;

/** Every event is about somebody new and raises an alert: from its POST to its webhook, at a steady pace. */
export async function eventToWebhook(processes: Processes, { rig, seconds, seed, watched, complain }: Shot): Promise<Figures> {
  const bench = await rig.told(processes);
  await bench.store.clear();
  bench.receiver.came.clear();
  const connections = await Connections.open(bench.app.url, CONNECTIONS);
  const head = `POST /events/user?withAutoEntity=true HTTP/1.1\r\nHost: ${new URL(bench.app.url).host}\r\nAuthorization: Bearer ${bench.store.key}\r\nContent-Type: application/json\r\nContent-Length: `;
  const sentAt = new Map<string, number>();
  const refused: string[] = [];
  const post = async (n: number): Promise<void> => {
    const externalId = `told-${seed}-${n}`;
    const { taxId } = personOf(STRANGERS_FROM + seed * STRANGERS_OF_SHOT + n);
    sentAt.set(externalId, performance.now());
    const body = JSON.stringify({ eventType: 'LOGIN_SUCCESS', entityExternalId: externalId, taxId, userId: externalId, country: 'AR', ipAddress: `190.${16 + (n >> 14)}.${(n >> 7) & 127}.${1 + (n & 127)}`, timestamp: new Date().toISOString(), userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36' });
    const { status, beginning } = await connections.ask(`${head}${body.length}\r\n\r\n${body}`);
    if (status >= 300) refused.push(beginning);
  };
  const posts = await watched(async () => {
    const begun: Promise<void>[] = [];
    const startedAt = performance.now();
    for (let n = 0; n < seconds * EVENTS_PER_SECOND; n += 1) {
      const wait = startedAt + (n * 1_000) / EVENTS_PER_SECOND - performance.now();
      if (wait > 1) await sleep(wait);
      begun.push(post(n));
    }
    await Promise.all(begun);
    await until(() => bench.receiver.came.size >= begun.length);
    return { count: begun.length, perSecond: (begun.length * 1_000) / (performance.now() - startedAt) };
  });
  connections.close();
  if (refused.length > 0) complain(`${refused.length} events were refused: ${refused[0]}`);
  const took = [...bench.receiver.came.values()].map(({ at, body }) => at - (sentAt.get((JSON.parse(body) as { data: { entity: { externalId: string } } }).data.entity.externalId) ?? Number.NaN));
  if (took.length !== posts.count) complain(`${posts.count} events were accepted and ${took.length} webhooks came.`);
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  // Until the last webhook came: what the processors did is told for each event, and they went on after the last POST.
  return { eventsPerSecond: posts.perSecond, p50: at(0.5), p99: at(0.99) };
}

/** Nine endpoints take what waits for them: alone, and beside a tenth that takes every connection and never answers. */
export async function deadBeside({ rig, watched, complain }: Shot): Promise<Figures> {
  const bench = await rig.told('one');
  await bench.store.clear();
  const alone: number[] = [];
  const beside: number[] = [];
  await watched(async () => {
    for (let pair = 0; pair < PAIRS; pair += 1) {
      // What comes first changes from pair to pair, so that neither always follows the other.
      for (const enabled of pair % 2 === 0 ? [false, true] : [true, false]) {
        await bench.endpoints.change(bench.organizationId, bench.silentId, { enabled });
        (enabled ? beside : alone).push(await drain(bench, complain));
      }
    }
  });
  await bench.endpoints.change(bench.organizationId, bench.silentId, { enabled: false });
  return { eventsPerSecond: (LIVING * NOTICES * 1_000) / median(alone), alonePerSecond: (LIVING * NOTICES * 1_000) / median(alone), besidePerSecond: (LIVING * NOTICES * 1_000) / median(beside), ratio: median(beside) / median(alone) };
}

/** Milliseconds from the first notice that the nine take to the last: until the sweep rings for what was announced here, up to a second passes that has nothing to do with them. */
async function drain({ store, organizationId, receiver }: ToldBench, complain: (about: string) => void): Promise<number> {
  receiver.came.clear();
  const at = new Date();
  const notice = () => {
    const entity = uuid();
    return { type: 'device.blocked', about: { entityId: entity }, organizationId, body: JSON.stringify({ type: 'device.blocked', timestamp: at.toISOString(), data: { device: { id: uuid(), deviceId: 'phone', entityId: entity }, reason: 'An emulator farm.' } }) };
  };
  await store.database.transaction((tx) => announce(tx, Array.from({ length: NOTICES }, notice), at, 0));
  await until(() => receiver.came.size >= LIVING * NOTICES);
  if (receiver.came.size < LIVING * NOTICES) complain(`of ${LIVING * NOTICES} webhooks ${receiver.came.size} came.`);
  const cameAt = [...receiver.came.values()].map(({ at: moment }) => moment);
  return Math.max(...cameAt) - Math.min(...cameAt);
}

async function until(done: () => boolean): Promise<void> {
  const startedAt = performance.now();
  while (!done() && performance.now() - startedAt < PATIENCE_MS) await sleep(LOOK_EVERY_MS);
}
