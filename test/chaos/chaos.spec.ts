import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctored } from './doctored.js';
import { postgresCrash, postgresRestart, redisAway } from './disturbances.js';
import { type Evidence, violations } from './oracle.js';
import { disturb, type Happened } from './run.js';
import { type Scene, setScene } from './scene.js';
import { settle, type Settled } from './settle.js';
import { summaryOf } from './summary.js';

const seed = Number(process.env['CHAOS_SEED'] ?? 47016);
const events = Number(process.env['CHAOS_EVENTS'] ?? 5_200);
const eventsPerSecond = Number(process.env['CHAOS_RATE'] ?? 250);

const tell = (line: string): void => void process.stdout.write(`chaos ${seed}, ${(performance.now() / 1_000).toFixed(0)} s: ${line}\n`);

describe(`everything is killed in turn under load (CHAOS_SEED=${seed})`, () => {
  let scene: Scene;
  let happened: Happened[];
  let settled: Settled;
  let evidence: Evidence;
  let found: string[] = ['The run did not come to its end.'];

  beforeAll(async () => {
    execFileSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' });
    scene = await setScene({ seed, events, eventsPerSecond });
    tell(`${scene.story.events} events are coming, in ${scene.story.calls.length} calls`);
    const began = performance.now();
    happened = await disturb(scene, seed, tell);
    const loadSeconds = (performance.now() - began) / 1_000;
    await scene.fleet.ready();
    settled = await settle(scene.database);
    evidence = { acknowledged: scene.merchant.acknowledged.all, log: scene.receiver.log };
    found = await violations(scene.database, evidence);
    for (const line of await summaryOf({ scene, loadSeconds, settled, found })) tell(line);
  }, 280_000);

  afterAll(async () => {
    const puzzling = process.env['CHAOS_KEEP'] !== undefined || found.length > 0 || (scene?.fleet.all.some(({ crashes }) => crashes.length > 0) ?? false);
    const folder = await scene?.clear(puzzling);
    if (puzzling) tell(`data and logs are kept in ${folder}`);
  });

  it('and nothing that was acknowledged is lost, doubled or left undone', () => {
    expect(found).toEqual([]);
    expect(settled.settled).toBe(true);
    expect(evidence.acknowledged.size).toBe(scene.story.events);
    expect(scene.story.events).toBeGreaterThanOrEqual(5_000);
  });

  it('and the callers met nothing worse than a lost connection or a 503 with Retry-After', () => {
    expect(scene.merchant.wrong).toEqual([]);
  });

  it('and no process ended but those that were killed', () => {
    expect(scene.fleet.all.flatMap(({ crashes }) => crashes)).toEqual([]);
  });

  it('and events were accepted without Redis, by an ingest that calls itself degraded', () => {
    const sighting = happened.find(({ disturbance }) => disturbance === redisAway);
    expect(sighting?.probe).toEqual({ httpStatus: 200, status: 'degraded' });
    expect(sighting?.acknowledged).toBeGreaterThan(100);
  });

  it('and without PostgreSQL ingest called itself not ready', () => {
    for (const away of [postgresRestart, postgresCrash]) {
      expect(happened.find(({ disturbance }) => disturbance === away)?.probe).toEqual({ httpStatus: 503, status: 'error' });
    }
  });

  describe('and the oracle is not blind: it names', () => {
    class Undone extends Error {}

    it.each(doctored)('$name', async ({ statements = [], evidence: change = (same) => same, says }) => {
      let named: string[] = [];
      const looked = scene.database.transaction(async (tx) => {
        for (const statement of statements) if ((await tx.run(statement)) === 0 && !statement.startsWith('drop')) throw new Error(`It changed nothing: ${statement}`);
        named = await violations(tx, change(evidence));
        throw new Undone();
      });
      await expect(looked).rejects.toBeInstanceOf(Undone);
      expect(named).toContainEqual(expect.stringMatching(says));
    });
  });
});
