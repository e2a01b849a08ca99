import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Part } from './part.js';
import { detectInTransfers } from './transfers/detect.js';
import { detectInWorld } from './world/detect.js';

/** Everything that detection is measured on. Each answers its figures. */
const parts: Readonly<Record<string, Part>> = {
  world: detectInWorld,
  transfers: detectInTransfers,
};

const output = join(dirname(fileURLToPath(import.meta.url)), '../../../../test/output');
const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] }, 'held-out': { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, transfers: { type: 'string' } },
});
const chosen = values.only.length > 0 ? values.only : Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) throw new Error(`There is no part called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
mkdirSync(output, { recursive: true });
const figures: Record<string, unknown> = {};
for (const name of chosen) {
  figures[name] = await parts[name]?.({ heldOut: values['held-out'], quick: values.quick, transfersFile: values.transfers ?? process.env['TRANSFERS_FILE'] ?? null, output, say: (line) => process.stdout.write(`${line}\n`) });
}
writeFileSync(join(output, 'detect.json'), `${JSON.stringify({ at: new Date().toISOString(), ...figures }, null, 2)}\n`);
