import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** A built file as it is sent. */
export interface ConsoleFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly gzipped: Buffer;
  /** Its name changes with its content, so that whoever has it need not ask again. */
  readonly immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** dist/console, wherever below dist the bundler put this module. */
const folder = `${dirname(fileURLToPath(import.meta.url)).replace(/(.*\/dist)\/.*/, '$1')}/console/`;

/** The files that the build of the console wrote, by their path below /console/. What is not among them is not served, whatever a path says. */
export class ConsoleFiles {
  private readonly files = new Map<string, ConsoleFile>();
  private readonly known: ReadonlySet<string>;

  constructor(private readonly at = folder) {
    this.known = new Set(listed(at));
  }

  /** The page, for every address of the console that is no file: which screen it means is for its script to say. */
  find(path: string): ConsoleFile | null {
    if (this.known.has(path)) return this.load(path);
    return this.known.has('index.html') && extname(path) === '' ? this.load('index.html') : null;
  }

  private load(path: string): ConsoleFile {
    const known = this.files.get(path);
    if (known) return known;
    const bytes = readFileSync(join(this.at, path));
    const file = { type: types[extname(path)] ?? 'application/octet-stream', bytes, gzipped: gzipSync(bytes, { level: 9 }), immutable: path.startsWith('assets/') };
    this.files.set(path, file);
    return file;
  }
}

function listed(at: string): string[] {
  try {
    return readdirSync(at, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(at.length));
  } catch {
    // Not built: the API serves without it.
    return [];
  }
}
