import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, Organizations } from '@app/database';
import { startPostgres } from '../../../../apps/standalone/src/embedded/postgres.js';
import { auc, averagePrecision, recallAt } from '../measures.js';
import type { Measured, PartOptions } from '../part.js';
import { baselines, featuresOf } from './baselines.js';
import { readTransfers, type Transfer } from './read-transfers.js';
import { replay } from './replay.js';
import { type Figures, judge, report } from './report.js';

/** Judged on the days from here on; what is before may be tuned on. */
const FIRST_TEST_DAY = 120;
const train = { from: 30, until: FIRST_TEST_DAY };
const SAY_EVERY_DAYS = 30;
const quickCustomers = 100;

/** Replays card transactions through the stations' own transactions, first without labels and then with labels that become known a week later. */
export async function detectInTransfers({ transfersFile, quick, say }: PartOptions): Promise<Measured> {
  if (transfersFile === null || !existsSync(transfersFile)) {
    say(`transfers: skipped, ${transfersFile === null ? 'no file is named' : `there is no ${transfersFile}`}. Name transfers.csv.gz with --transfers or TRANSFERS_FILE.`);
    return { short: [], figures: { skipped: true } };
  }
  const all = await readTransfers(transfersFile);
  const kept = new Set([...new Set(all.map(({ customer }) => customer))].slice(0, quick ? quickCustomers : Infinity));
  const transfers = all.filter(({ customer }) => kept.has(customer));
  say(`transfers: ${transfers.length.toLocaleString('en')} of ${kept.size} customers, ${transfers.filter(({ isFraud }) => isFraud).length} of them fraud; judged on the days from ${FIRST_TEST_DAY} on, by what BEHAVIOR is short of 100`);
  const figures: Record<string, { test: Figures; tuning: Figures }> = {};
  const compare = (name: string, risks: readonly number[]): void => {
    figures[name] = { test: figuresOf(transfers, risks, ({ day }) => day >= FIRST_TEST_DAY), tuning: figuresOf(transfers, risks, ({ day }) => day >= train.from && day < train.until) };
  };
  for (const [name, risks] of Object.entries(baselines(transfers, featuresOf(transfers), train))) compare(name, risks);
  for (const labels of [false, true]) compare(labels ? 'Tamiz, labels' : 'Tamiz', await onADatabase(transfers, labels, say));
  say(report(figures));
  return { short: judge(figures).filter(({ isReached }) => !isReached).map(({ what }) => what), figures: { transfers: transfers.length, quick, figures } };
}

async function onADatabase(transfers: readonly Transfer[], labels: boolean, say: (line: string) => void): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tamiz-detect-'));
  const postgres = await startPostgres({ folder, settings: { fsync: 'off', synchronous_commit: 'off' } });
  try {
    const database = await Database.open({ url: postgres.url, poolSize: 2, statementTimeoutMs: 600_000 });
    try {
      await database.migrate();
      const organizationId = await new Organizations(database).create({ name: 'Cards', defaultCountry: null });
      const began = performance.now();
      let days = 0;
      return await replay({
        database, organizationId, transfers, labels,
        progress: (done, scoringMs) => {
          days += 1;
          if (days % SAY_EVERY_DAYS === 0) say(`  day ${days}, ${done.toLocaleString('en')} transfers, ${Math.round((performance.now() - began) / 1_000)} s, scored at ${Math.round(done / (scoringMs / 1_000)).toLocaleString('en')}/s`);
        },
      });
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function figuresOf(transfers: readonly Transfer[], risks: readonly number[], counts: (transfer: Transfer) => boolean): Figures {
  const judged = transfers.flatMap((transfer, n) => (counts(transfer) ? [{ risk: risks[n] as number, isBad: transfer.isFraud, scenario: transfer.scenario }] : []));
  const only = (scenario: number) => judged.filter((one) => !one.isBad || one.scenario === scenario);
  return {
    auc: auc(judged), averagePrecision: averagePrecision(judged), recall: recallAt(0.01, judged),
    byScenario: { 1: auc(only(1)), 2: auc(only(2)), 3: auc(only(3)) },
  };
}
