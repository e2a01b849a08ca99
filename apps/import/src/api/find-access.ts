import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ImportFailure } from '../import-failure.js';

/** Which server, and the key that opens it. */
export interface Access {
  readonly url: string;
  readonly key: string;
}

const keysFile = z.object({ secretKey: z.string().min(1), url: z.string().optional() });

/** What is given comes first, then the environment, then the file that the standalone left at its first start. */
export async function findAccess(given: { readonly url: string | undefined; readonly key: string | undefined }, env: NodeJS.ProcessEnv): Promise<Access> {
  const url = given.url || env['TAMIZ_URL'] || undefined;
  const key = given.key || env['TAMIZ_KEY'] || undefined;
  if (key !== undefined) return { key: keyFrom(key), url: urlFrom(url) };
  const path = resolve(env['TAMIZ_DATA_FOLDER'] || 'data', 'keys.json');
  const kept = await readKeys(path);
  return { key: keyFrom(kept.secretKey), url: urlFrom(url ?? kept.url) };
}

async function readKeys(path: string): Promise<z.output<typeof keysFile>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const found = code === 'ENOENT' ? `there is no ${path}, which Tamiz writes at its first start here` : `${path} cannot be read (${message})`;
    throw new ImportFailure(`No key was found: neither --key nor TAMIZ_KEY is set, and ${found}. Give the secret key with --key sk_... or TAMIZ_KEY.`);
  }
  try {
    return keysFile.parse(JSON.parse(text));
  } catch {
    throw new ImportFailure(`${path} holds no secretKey. Give the secret key with --key sk_... or TAMIZ_KEY.`);
  }
}

/** It goes into a header, where a line break or a blank would not be sent. */
function keyFrom(key: string): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new ImportFailure('The key holds a blank or a character that is no part of any key. Copy it again.');
}

function urlFrom(text = 'http://127.0.0.1:3000'): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
  throw new ImportFailure(`"${text}" is no address of a server. Use one like http://127.0.0.1:3000.`);
}
