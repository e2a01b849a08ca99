import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './measure.js';
import { readOptions } from './options.js';
import { judge } from './report/judge.js';
import { busyTable, table } from './report/print.js';
import { describeMachine } from './rig/machine.js';
import { Rig } from './rig/rig.js';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../..');
const output = join(dist, '../test/output');
let interrupted = false;
const say = (line: string): void => {
  if (!interrupted) process.stdout.write(`${line}\n`);
};

async function bench(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  mkdirSync(output, { recursive: true });
  const rig = await Rig.set({ dist, people: options.people, profileTo: options.profile ? output : null, archiveRows: options.archiveRows, say });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void interrupt(rig));
  try {
    const setting = { machine: describeMachine(), node: process.version, postgres: await rig.postgresVersion(), redis: rig.servers.redis.kind };
    say(`${setting.machine}, Node ${setting.node}, PostgreSQL ${setting.postgres}, ${setting.redis}; ${options.rounds} rounds of ${options.seconds} s each, load and servers on the same cores\n`);
    const measured = await measure(rig, options, say);
    const lines = judge(measured.rounds);
    say(`\n${table(lines)}\n\n${busyTable(measured.busy, measured.perSecond)}`);
    say(`\nLoad average before and after each round: ${measured.loadAverages.map((load) => load.toFixed(1)).join(', ')}. One and the same piece of work took ${measured.paces.map((ms) => ms.toFixed(0)).join(', ')} ms then: the machine's pace.`);
    const json = { at: new Date().toISOString(), ...setting, options: { ...options, parts: [...options.parts] }, ...measured, busy: Object.fromEntries(measured.busy), perSecond: Object.fromEntries(measured.perSecond), lines };
    writeFileSync(join(output, 'bench.json'), `${JSON.stringify(json, null, 2)}\n`);
    say(`All figures are in ${join(output, 'bench.json')}${options.profile ? `, CPU profiles beside it; profiled figures are lower` : ''}.`);
    if (measured.complaints.length === 0) return 0;
    say(`\nThese figures do not count, because not everything was done:\n${measured.complaints.map((about) => `  ${about}`).join('\n')}`);
    return 1;
  } finally {
    await rig.stop();
  }
}

async function interrupt(rig: Rig): Promise<void> {
  say('\nStopping what was started.');
  interrupted = true;
  await rig.stop();
  process.exit(130);
}

try {
  process.exitCode = await bench();
} catch (error) {
  if (!interrupted) process.stderr.write(`The benchmark did not finish: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
