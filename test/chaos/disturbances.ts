import { eventually } from '../support/eventually.js';
import type { Share } from './run.js';
import type { Scene } from './scene.js';
import { type AppName, fronts, type Station, stations } from './system/fleet.js';

/** What a probe of an ingest was answered while something was away. */
export interface Probe {
  readonly httpStatus: number;
  readonly status: string;
}

/** Something bad that happens under load. It ends when everything is back that it took away. */
export interface Disturbance {
  readonly name: string;
  readonly happen: (scene: Scene, share: Share) => Promise<Probe | null>;
}

/** Calls that are refused before PostgreSQL comes back. */
const REFUSED = 25;
const SAYS_WITHIN_MS = 5_000;

const killed = (name: AppName): Disturbance => ({
  name: `kill -9 of ${name}, and again as soon as it is back`,
  async happen({ fleet }, share) {
    const app = fleet.get(name);
    await app.kill();
    await app.ready();
    share.letIn(1);
    await app.kill();
    await app.ready();
    return null;
  },
});

/** What waits where, and whether the sweep has rung again for some of it: then it is in the queue twice. */
const missed: Readonly<Record<Station, string>> = {
  geolocation: `select 1 from batch where stage = 'received' and rings > 0`,
  scoring: `select 1 from batch where stage = 'located' and rings > 0`,
  alerting: `select 1 from batch where stage = 'scored' and rings > 0`,
  delivery: `select 1 from delivery where status = 'pending' and attempts = 0 and rings > 0`,
};

/** The second kill meets the backlog of the first. */
const keptDown = (name: Station): Disturbance => ({
  name: `kill -9 of ${name} until it is missed, and again as soon as it is back`,
  async happen({ fleet, database }, share) {
    const app = fleet.get(name);
    share.letIn(1);
    await app.kill(eventually(`the sweep rings again at ${name}`, async () => (await database.rows(missed[name])).length > 0));
    await app.kill();
    await app.ready();
    return null;
  },
});

const redisFlushed: Disturbance = {
  name: 'FLUSHALL',
  async happen({ servers }, share) {
    share.letIn(1);
    await share.acknowledged(0.3);
    await servers.flushRedis();
    return null;
  },
};

export const redisAway: Disturbance = {
  name: 'kill -9 of Redis, and its start after a while',
  async happen({ fleet, servers }, share) {
    await servers.killRedis();
    const probe = await saysItIs('degraded', fleet.get('ingest-1').url);
    share.letIn(1);
    await share.acknowledged(0.8);
    await servers.startRedis();
    return probe;
  },
};

const redisHangs: Disturbance = {
  name: 'a Redis that takes everything and answers nothing, for a while',
  async happen({ servers }, share) {
    servers.freezeRedis();
    share.letIn(1);
    await share.acknowledged(0.8);
    servers.thawRedis();
    return null;
  },
};

const postgresAway = (name: string, end: (scene: Scene) => Promise<void>): Disturbance => ({
  name,
  async happen(scene, share) {
    const { fleet, servers, merchant } = scene;
    await end(scene);
    share.letIn(1);
    const before = merchant.refused;
    const probe = await saysItIs('error', fleet.get('ingest-1').url);
    await eventually('the load is refused while PostgreSQL is away', async () => merchant.refused >= before + REFUSED);
    await servers.startPostgres();
    return probe;
  },
});

export const postgresRestart = postgresAway('restart of PostgreSQL', ({ servers }) => servers.stopPostgres());
export const postgresCrash = postgresAway('kill -9 of all of PostgreSQL, and its recovery', ({ servers, database }) => servers.crashPostgres(database));

const allAtOnce: Disturbance = {
  name: 'kill -9 of every app at once, and FLUSHALL',
  async happen({ fleet, servers }, share) {
    await Promise.all([...fleet.all.map((app) => app.kill()), servers.flushRedis()]);
    share.letIn(1);
    await fleet.ready();
    return null;
  },
};

export const disturbances: readonly Disturbance[] = [...fronts.map(killed), ...stations.map(keptDown), redisFlushed, redisAway, redisHangs, postgresRestart, postgresCrash, allAtOnce];

/** What it says in the end, whether that was what is expected or not: the test tells. */
async function saysItIs(status: string, url: string): Promise<Probe> {
  let last: Probe = { httpStatus: 0, status: 'no answer' };
  const asked = eventually(`${url}/health/ready says ${status}`, async () => {
    const answer = await fetch(`${url}/health/ready`);
    last = { httpStatus: answer.status, status: String(((await answer.json()) as { status?: unknown }).status) };
    return last.status === status;
  }, SAYS_WITHIN_MS);
  await asked.catch(() => undefined);
  return last;
}
