import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** dist/prepared, wherever below dist the bundler put this module. From the sources there is none. */
const folder = join(dirname(fileURLToPath(import.meta.url)).replace(/(.*\/dist)\/.*/, '$1'), 'prepared');

interface Stored<Content> {
  readonly from: string;
  readonly content: Content;
}

/**
 * What was made of installed data when the apps were built, so that not each start makes it again: arrays that are ready to be searched,
 * in the place of lists that have to be read. A shortcut and never a source: whoever finds none reads the lists.
 */
export class Prepared<Content> {
  private readonly file: string;

  /** `from`: what it is made of, version and all. What was made of something else is not there. */
  constructor(name: string, private readonly from: string, at = folder) {
    this.file = join(at, name);
  }

  write(content: Content): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, serialize({ from: this.from, content } satisfies Stored<Content>));
  }

  /** Null where nothing was prepared, or of something else, or what cannot be read. */
  read(): Content | null {
    try {
      const { from, content } = deserialize(readFileSync(this.file)) as Stored<Content>;
      return from === this.from ? content : null;
    } catch {
      return null;
    }
  }
}
