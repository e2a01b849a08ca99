import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DataFile, remedies } from './read-data-file.js';

/** A data package that `npm install` has put on disk. */
export interface InstalledPackage {
  /** ISO day from its version, which ends with the day and hour of the build: `2.3.2026061719`. */
  readonly date: string;
  /** Its name and version. */
  readonly id: string;
  file(what: string, name: string): DataFile;
}

/** Resolved from this module, so that it is found from the sources, from the bundle and in tests alike. */
const fromHere = createRequire(import.meta.url);

export function installedPackage(name: string): InstalledPackage {
  let manifest: string;
  try {
    manifest = fromHere.resolve(`${name}/package.json`);
  } catch (cause) {
    throw new Error(`The data package ${name} is not installed, so no address can be placed. ${remedies.installed}`, { cause });
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return {
    date: dayOf(version),
    id: `${name}@${version}`,
    file: (what, path) => ({ what, path: join(dirname(manifest), path), remedy: remedies.installed }),
  };
}

function dayOf(version: string): string {
  const [, year, month, day] = /(\d{4})(\d{2})(\d{2})\d*$/.exec(version) ?? [];
  return year === undefined ? version : `${year}-${month}-${day}`;
}
