import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, Organizations } from '@app/database';
import { Atlas } from '@app/network';
import { startPostgres } from '../../../../apps/standalone/src/embedded/postgres.js';
import { heldOutSeed, usualSize, worldOf } from '../../../support/world/make-world.js';
import type { Measured, PartOptions } from '../part.js';
import { Lowest } from './lowest.js';
import { enrol, replay } from './replay.js';
import { report } from './report.js';
import { judgeAttacks, judgePeople } from './verdict.js';

const SAY_EVERY = 20_000;
const quickSize = { people: 400, attacked: 10, days: 12 };

/** Lets a made-up world happen to a system on a real database, and compares what it thought of everybody with the truth. */
export async function detectInWorld({ heldOut, seed: tuningSeed, quick, say }: PartOptions): Promise<Measured> {
  const seed = heldOut ? heldOutSeed : tuningSeed;
  const world = worldOf(seed, quick ? quickSize : usualSize);
  say(`world ${seed}${heldOut ? ' (held out)' : ''}: ${world.events.length.toLocaleString('en')} events of ${world.truths.length.toLocaleString('en')} people`);
  const folder = await mkdtemp(join(tmpdir(), 'tamiz-detect-'));
  // What is lost in a power cut is made up again: nothing waits for the disk.
  const postgres = await startPostgres({ folder, settings: { fsync: 'off', synchronous_commit: 'off' } });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  // Whoever has waited long enough leaves no server behind.
  const interrupted = (): void => void stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupted);
  try {
    const database = await Database.open({ url: postgres.url, poolSize: 2, statementTimeoutMs: 600_000 });
    try {
      await database.migrate();
      const organizationId = await new Organizations(database).create({ name: 'World', defaultCountry: 'AR' });
      await enrol(database, organizationId, world.customers);
      const lowest = new Lowest(database, world.events);
      const began = performance.now();
      const scoringMs = await replay({
        database, organizationId, events: world.events,
        atlas: await Atlas.open(),
        scored: (cycle) => lowest.look(cycle),
        progress: (done) => done % SAY_EVERY === 0 && say(`  ${done.toLocaleString('en')} events, ${Math.round((performance.now() - began) / 1_000)} s`),
      });
      const seconds = (performance.now() - began) / 1_000;
      say(`replayed in ${seconds.toFixed(0)} s; scoring took ${(scoringMs / 1_000).toFixed(0)} s of them for ${lowest.cycles.toLocaleString('en')} cycles, ${Math.round(world.events.length / (scoringMs / 1_000)).toLocaleString('en')} events/s\n`);
      const attacks = judgeAttacks(world.truths, lowest.ever, lowest.underAttack);
      const ordinary = judgePeople('ordinary', world.truths, lowest.ever);
      const targets = judgePeople('target', world.truths, lowest.ever);
      say(report(attacks, ordinary, targets));
      return {
        short: [...attacks.filter(({ reached }) => !reached).map(({ attack }) => attack), ...ordinary.filter(({ reached }) => !reached).map(({ dimension }) => `ordinary people in ${dimension}`)],
        figures: { seed, heldOut, quick, events: world.events.length, people: world.truths.length, seconds, scoringSeconds: scoringMs / 1_000, cycles: lowest.cycles, attacks, ordinary, targets },
      };
    } finally {
      await database.close();
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeListener(signal, interrupted);
    await stop();
  }
}
