import { hasLongPast } from '../decisions/past.js';
import { personOf } from '../load/people.js';
import { median } from '../report/judge.js';
import type { Bench } from '../rig/rig.js';
import { StatementLog } from '../rig/statement-log.js';
import { generateLoad, loadFigures, singles } from './generate-load.js';
import type { Figures, Shot } from './step.js';

const PER_SECOND = 300;
/** Each alone is noise; one after the other they see the same machine. */
const PAIRS = 60;

const load = { ...singles, perSecond: PER_SECOND };

/** How long the first decision about each took whose past nobody had counted yet, in ms. */
const firstAsked = new WeakMap<object, number>();

/**
 * Single POSTs at a steady pace, each answered with a decision of 50 rules of which 20 use windows, and PostgreSQL; nobody takes
 * what is stored any further. One customer in a thousand has 50,000 events behind him.
 */
export async function decidedAlone(shot: Shot): Promise<Figures> {
  const bench = await shot.rig.decisions();
  const firstMs = firstAsked.get(bench.store) ?? (await askEachOnce(bench, shot));
  firstAsked.set(bench.store, firstMs);
  const statements = await StatementLog.begin(shot.rig.profileTo === null ? null : bench.store);
  const figures = await decided(bench, shot);
  for (const line of await statements.read(figures['accepted'] ?? 0)) shot.say(`    ${line}`);
  return { ...figures, firstMs, longToShort: await longToShort(bench, shot.people) };
}

/** The same while every station works on what is stored, all of them and ingest in one process, as `npm start` has it. */
export async function decidedBeside(shot: Shot): Promise<Figures> {
  const bench = await shot.rig.decisions();
  await bench.store.database.run('truncate batch');
  const app = await shot.rig.besideDecisions(bench);
  try {
    const beside = { ...bench, app };
    await decided(beside, { ...shot, seconds: 2 * shot.seconds, seed: -shot.seed - 1, watched: (work) => work() });
    const figures = await decided(beside, shot);
    return { ...figures, left: await bench.store.number('select coalesce(sum(cardinality(event_ids)), 0) from batch') };
  } finally {
    await app.stop();
    await bench.store.database.run('truncate batch');
  }
}

async function decided(bench: Bench, shot: Shot): Promise<Figures> {
  const hitsBefore = await bench.store.number('select count(*) from rule_hit');
  const result = await generateLoad(bench, load, shot);
  const hits = (await bench.store.number('select count(*) from rule_hit')) - hitsBefore;
  if (hits === 0) shot.complain('No rule hit anything: nothing was decided.');
  return { ...loadFigures(result), accepted: result.accepted, hits };
}

/** What happened before is counted the first time that it is asked for. The longest of these answers. */
async function askEachOnce(bench: Bench, { people }: Shot): Promise<number> {
  let longest = 0;
  await post(bench, 1);
  for (let n = 0; n < people; n += 1) if (hasLongPast(n)) longest = Math.max(longest, await post(bench, n));
  return longest;
}

/** How much longer a decision takes about whom there are 50,000 events. */
async function longToShort(bench: Bench, people: number): Promise<number> {
  const [long, short]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const n = (pair * 1_000) % people;
    long.push(await post(bench, n));
    short.push(await post(bench, n + 1 + pair));
  }
  return median(long) / median(short);
}

/** One event of one customer, and how long its answer took, in ms. */
async function post({ app, store }: Bench, n: number): Promise<number> {
  const { externalId, deviceId, home } = personOf(n);
  const body = JSON.stringify({ eventType: 'TRANSFER_SUCCESS', entityExternalId: externalId, deviceId, ipAddress: `${home}.7`, destinationAccountId: `${externalId}-3`, metadata: { amount: 120, currency: 'ARS' } });
  const began = performance.now();
  const answer = await fetch(`${app.url}/events/user`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${store.key ?? ''}` }, body });
  const { decision } = (await answer.json()) as { decision?: string };
  if (decision === undefined) throw new Error(`An event was answered with ${answer.status} and no decision.`);
  return performance.now() - began;
}
