import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findAccess } from './find-access.js';

async function aDataFolder(keys?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tamiz-keys-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (keys !== undefined) await writeFile(join(folder, 'keys.json'), keys);
  return folder;
}

const keys = JSON.stringify({ secretKey: 'sk_kept', publishableKey: 'pk_kept', organizationId: 'o', url: 'http://127.0.0.1:3100' });
const none = { url: undefined, key: undefined };

describe('the key and the address', () => {
  it.each([
    ['are the given ones first', { url: 'https://risk.example.com/tamiz/', key: 'sk_given' }, { TAMIZ_KEY: 'sk_env', TAMIZ_URL: 'http://env' }, { key: 'sk_given', url: 'https://risk.example.com/tamiz' }],
    ['then those of the environment', none, { TAMIZ_KEY: 'sk_env', TAMIZ_URL: 'http://env:1' }, { key: 'sk_env', url: 'http://env:1' }],
    ['then those that the standalone kept', none, {}, { key: 'sk_kept', url: 'http://127.0.0.1:3100' }],
    ['of which a given address is not overruled', { ...none, url: 'http://other' }, {}, { key: 'sk_kept', url: 'http://other' }],
    ['and the address is the usual one else', { ...none, key: 'sk_given' }, {}, { key: 'sk_given', url: 'http://127.0.0.1:3000' }],
  ])('%s', async (_, given, env, expected) => {
    expect(await findAccess(given, { ...env, TAMIZ_DATA_FOLDER: await aDataFolder(keys) })).toEqual(expected);
  });

  it.each([
    ['nothing has a key', undefined, none, /No key was found: neither --key nor TAMIZ_KEY is set, and there is no .*keys\.json/],
    ['the kept file is none', '{}', none, 'holds no secretKey'],
    ['the address is none', keys, { ...none, url: 'localhost:3000' }, '"localhost:3000" is no address of a server.'],
    ['the key is none', keys, { ...none, key: 'sk\n1' }, 'The key holds a blank'],
  ])('are missed with a sentence when %s', async (_, kept, given, sentence) => {
    await expect(findAccess(given, { TAMIZ_DATA_FOLDER: await aDataFolder(kept) })).rejects.toThrow(sentence);
  });
});
