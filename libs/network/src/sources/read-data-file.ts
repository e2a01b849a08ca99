import { readFile } from 'node:fs/promises';

/** A file that data are read from, and what to do when it is not as it should be. */
export interface DataFile {
  /** What it is, to a human: `city database`. */
  readonly what: string;
  readonly path: string;
  readonly remedy: string;
}

export const remedies = {
  installed: 'Run "npm ci" in the folder of Tamiz to install it again.',
  operator: 'Correct the path or replace the file, or take the setting away to go on without it.',
} as const;

export async function readDataFile(file: DataFile): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file.path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const problem = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? String(cause)})`;
    throw new Error(`The ${file.what} ${file.path} ${problem}. ${file.remedy}`, { cause });
  }
  if (bytes.length === 0) throw damaged(file, 'it is empty');
  return bytes;
}

export function damaged(file: DataFile, because: string, cause?: unknown): Error {
  return new Error(`The ${file.what} ${file.path} is damaged: ${because}. ${file.remedy}`, { cause });
}
