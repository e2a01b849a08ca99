import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Measured, Part } from './part.js';
import { heldOutSeed, tuningSeed } from '../../support/world/make-world.js';
import { detectInTransfers } from './transfers/detect.js';
import { detectInWorld } from './world/detect.js';

/** Everything that detection is measured on. */
const parts: Readonly<Record<string, Part>> = {
  world: detectInWorld,
  transfers: detectInTransfers,
};

const output = join(dirname(fileURLToPath(import.meta.url)), '../../../../test/output');
const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] }, 'held-out': { type: 'boolean', default: false }, seed: { type: 'string' }, quick: { type: 'boolean', default: false }, transfers: { type: 'string' } },
});
const chosen = values.only.length > 0 ? values.only : Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
const seed = seedIn(values.seed, values['held-out']);
if (unknown.length > 0) throw new Error(`There is no part called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
mkdirSync(output, { recursive: true });
const measured: [name: string, Measured][] = [];
for (const name of chosen) {
  const part = parts[name] as Part; // unknown ones were refused
  measured.push([name, await part({ heldOut: values['held-out'], seed, quick: values.quick, transfersFile: values.transfers ?? process.env['TRANSFERS_FILE'] ?? null, output, say: (line) => process.stdout.write(`${line}\n`) })]);
}
writeFileSync(join(output, 'detect.json'), `${JSON.stringify({ at: new Date().toISOString(), ...Object.fromEntries(measured.map(([name, { figures }]) => [name, figures])) }, null, 2)}\n`);
const short = measured.flatMap(([, one]) => one.short);
if (short.length > 0) {
  process.stdout.write(`\nShort: ${short.join(', ')}.\n`);
  process.exitCode = 1;
}

/** Which world is tuned on. The held-out one is asked for by its own name, so that nobody tunes on it by a slip. */
function seedIn(said: string | undefined, heldOut: boolean): number {
  const seed = said === undefined ? tuningSeed : Number(said);
  if (!Number.isSafeInteger(seed) || seed < 1) throw new Error(`A seed is a whole number from 1 on, not ${said}.`);
  if (seed === heldOutSeed) throw new Error(`The world ${seed} is held out: ask for it with --held-out, and tune on another.`);
  if (heldOut && said !== undefined) throw new Error('--held-out has a seed of its own: leave --seed out.');
  return seed;
}
