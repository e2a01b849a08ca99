import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, rm, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ImportFailure } from '../import-failure.js';
import { linesOf } from '../source/lines.js';
import { type Confirmed, confirmed } from './confirmed.js';

/** What makes two runs the same import: the content, how it is read, and the server and organization it goes to. */
export interface JournalIdentity {
  readonly file: string;
  readonly contentDigest: string;
  readonly as: string;
  readonly url: string;
  readonly key: string;
}

/**
 * Which rows the server has confirmed, appended line by line. It only spares work: whatever it misses is posted again
 * under the same id and answered as a duplicate, so it may be torn or deleted at any time.
 */
export class Journal {
  private readonly lastRowOf = new Map<number, number>();
  private passedUntil = 0;
  private tail: Promise<unknown> = Promise.resolve();
  private lines = 0;
  private rejected = 0;

  private constructor(readonly path: string, readonly rejectedPath: string, private readonly handle: FileHandle) {}

  /** Opens the journal of this import and hands over what was confirmed before. */
  static async open(folder: string, identity: JournalIdentity, replay: (line: Confirmed) => void): Promise<Journal> {
    const name = join(folder, `${basename(identity.file)}-${digestOf(identity)}`);
    const path = `${name}.journal.ndjson`;
    try {
      await mkdir(folder, { recursive: true });
      const handle = await open(path, 'a', 0o600);
      const journal = new Journal(path, `${name}.rejected.ndjson`, handle);
      await journal.load(replay);
      return journal;
    } catch (error) {
      throw new ImportFailure(`The journal ${path} cannot be written: ${(error as Error).message}. Name another folder with --journal.`);
    }
  }

  /** How many rows were confirmed by earlier runs. */
  get confirmedBefore(): number {
    let rows = 0;
    for (const [first, last] of this.lastRowOf) rows += last - first + 1;
    return rows;
  }

  /** Whether an earlier run confirmed this row. Rows are asked about in their order. */
  isConfirmed(row: number): boolean {
    if (row > this.passedUntil) this.passedUntil = this.lastRowOf.get(row) ?? this.passedUntil;
    return row <= this.passedUntil;
  }

  /** One line after the other, also when two batches end at once. */
  add(line: Confirmed): Promise<unknown> {
    this.count(line);
    this.tail = this.tail.then(() => this.handle.appendFile(`${JSON.stringify(line)}\n`));
    return this.tail;
  }

  /** Writes the rejected rows of all runs into their file, and answers its path; null when there are none. */
  async writeRejected(): Promise<string | null> {
    await rm(this.rejectedPath, { force: true });
    if (this.rejected === 0) return null;
    await pipeline(this.rejectedLines(), createWriteStream(this.rejectedPath, { mode: 0o600 }));
    return this.rejectedPath;
  }

  /** `done` deletes the journal: there is nothing to resume. */
  async close({ done }: { readonly done: boolean }): Promise<void> {
    await this.handle.close();
    if (done || this.lines === 0) await rm(this.path, { force: true });
  }

  private async load(replay: (line: Confirmed) => void): Promise<void> {
    let bytes = 0;
    for await (const { text, ended } of linesOf(createReadStream(this.path))) {
      const line = confirmed.safeParse(parsed(text));
      // A torn or foreign line and all behind it is forgotten, and those rows are posted again.
      if (!ended || !line.success) break;
      bytes += Buffer.byteLength(text) + 1;
      this.count(line.data);
      this.lastRowOf.set(line.data.rows[0], line.data.rows[1]);
      replay(line.data);
    }
    await truncate(this.path, bytes);
  }

  private count(line: Confirmed): void {
    this.lines += 1;
    this.rejected += line.rejected.length;
  }

  private async *rejectedLines(): AsyncGenerator<string> {
    for await (const { text } of linesOf(createReadStream(this.path))) {
      const line = confirmed.safeParse(parsed(text));
      for (const row of line.data?.rejected ?? []) yield `${JSON.stringify(row)}\n`;
    }
  }
}

function digestOf({ contentDigest, as, url, key }: JournalIdentity): string {
  return createHash('sha256').update([contentDigest, as, url, key].join('\n')).digest('hex').slice(0, 16);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
