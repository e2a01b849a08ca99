import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys, type Database, Organizations } from '@app/database';
import { openDatabase } from '../support/database-of-its-own.js';
import { Dice } from './load/dice.js';
import { Merchant } from './load/merchant.js';
import { type Story, storyOf } from './load/story.js';
import { Fleet } from './system/fleet.js';
import { MoodyReceiver } from './system/moody-receiver.js';
import { Servers } from './system/servers.js';

/** All that takes part in a chaos run. */
export interface Scene {
  readonly story: Story;
  readonly servers: Servers;
  readonly database: Database;
  readonly fleet: Fleet;
  readonly merchant: Merchant;
  readonly receiver: MoodyReceiver;
  /** Ends everything. The folder with data and logs stays when there is something to find out. */
  clear(keep: boolean): Promise<string>;
}

export interface SceneOptions {
  readonly seed: number;
  readonly events: number;
  readonly eventsPerSecond: number;
}

const CONNECTIONS = 12;
const permissions = ['events:create', 'entities:create', 'rules:write', 'webhooks:write'];

/** Short waits, so that what was lost is missed soon. */
const env = { QUEUE_PREFIX: 'chaos', SWEEP_EVERY_MS: '200', DELIVERY_TIMEOUT_MS: '2000', DELIVERY_ALLOWED_NETWORKS: '127.0.0.0/8' };

const rules = [
  { name: 'Does not behave like itself', severity: 'HIGH', conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 60 }] },
  { name: 'Is a program', severity: 'MEDIUM', conditions: [{ dimension: 'HUMANITY', operator: 'lt', threshold: 50 }] },
];

const endpoints = [
  { path: '/everything', eventTypes: ['alert.opened', 'alert.resolved'] },
  { path: '/openings', eventTypes: ['alert.opened'] },
];

/** Servers, all apps, a key, people, rules and endpoints; nothing has been posted yet. */
export async function setScene({ seed, events, eventsPerSecond }: SceneOptions): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'tamiz-chaos-'));
  mkdirSync(join(folder, 'logs'));
  const undo: (() => Promise<void>)[] = [];
  const clear = async (keep: boolean): Promise<string> => {
    for (const step of undo.splice(0).reverse()) await step();
    if (!keep) rmSync(folder, { recursive: true, force: true });
    return folder;
  };
  try {
    const servers = await Servers.start(folder);
    undo.push(() => servers.stop());
    const fleet = await Fleet.start({ ...env, DATABASE_URL: servers.databaseUrl, REDIS_URL: servers.redisUrl }, join(folder, 'logs'));
    undo.push(() => fleet.stop());
    const receiver = await MoodyReceiver.listen(new Dice(seed + 1));
    undo.push(() => receiver.close());
    const story = storyOf(seed, { events, beginsAt: Date.now() });
    const database = await openDatabase(servers.databaseUrl);
    undo.push(() => database.close());
    const key = await aKey(database);
    const apiUrl = fleet.get('api').url;
    await furnish({ apiUrl, key, receiver, story });
    const ingestUrls = [fleet.get('ingest-1').url, fleet.get('ingest-2').url];
    const merchant = new Merchant({ calls: story.calls, ingestUrls, apiUrl, key, connections: CONNECTIONS, eventsPerSecond });
    return { story, servers, database, fleet, merchant, receiver, clear };
  } catch (error) {
    throw new Error(`The scene could not be set; ${await clear(true)} has what is left of it.`, { cause: error });
  }
}

async function aKey(database: Database): Promise<string> {
  const organizationId = await new Organizations(database).create({ name: 'Chaos', defaultCountry: 'AR' });
  return (await new ApiKeys(database).create(organizationId, { name: 'Chaos', kind: 'secret', permissions })).key;
}

async function furnish({ apiUrl, key, receiver, story }: { apiUrl: string; key: string; receiver: MoodyReceiver; story: Story }): Promise<void> {
  const post = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${apiUrl}${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`POST ${path} was answered with ${answer.status}: ${await answer.text()}`);
  };
  await post('/entities/batch', story.known);
  for (const rule of rules) await post('/rules', rule);
  for (const { path, eventTypes } of endpoints) await post('/webhooks/endpoints', { url: receiver.urlOf(path), eventTypes });
}
