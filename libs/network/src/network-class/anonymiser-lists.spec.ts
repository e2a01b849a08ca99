import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAddress } from '../address/read-address.js';
import { readAnonymiserLists } from './anonymiser-lists.js';

describe('readAnonymiserLists', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tamiz-lists-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function list(name: string, text: string): Promise<string> {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  }

  it('reads networks and addresses of several files, remarks aside, and says how old they are', async () => {
    const vpn = await list('vpn.txt', '# X4BNet\n45.8.192.0/23 ; a host\r\n\n2a0a:b640::/32\n');
    const tor = await list('tor.txt', '171.25.193.20\n');
    await utimes(tor, new Date('2026-11-01T10:00:00Z'), new Date('2026-11-01T10:00:00Z'));
    const { networks, sources } = await readAnonymiserLists([vpn, tor]);
    const listed = (text: string): boolean => {
      const address = readAddress(text);
      return address.kind === 'public' && networks.has(address);
    };
    expect(['45.8.193.255', '2a0a:b640:1::1', '171.25.193.20'].map(listed)).toEqual([true, true, true]);
    expect(['45.8.194.0', '2a0a:b641::1', '171.25.193.21'].map(listed)).toEqual([false, false, false]);
    expect(sources).toMatchObject([{ name: 'vpn.txt', rows: 2 }, { name: 'tor.txt', rows: 1, date: '2026-11-01' }]);
  });

  it('refuses a list with foreign lines and shows them', async () => {
    const path = await list('vpn.txt', '1.2.3.0/24\nAS9009\n<html>\n');
    await expect(readAnonymiserLists([path])).rejects.toThrow(/vpn\.txt .*line 2 is "AS9009", line 3 is "<html>"\. Correct or remove them\./);
  });

  it('names a list that is not there', async () => {
    await expect(readAnonymiserLists(['/nowhere/vpn.txt'])).rejects.toThrow('The list of anonymisers /nowhere/vpn.txt does not exist. Correct the path');
  });
});
