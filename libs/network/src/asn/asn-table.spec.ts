import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../address/read-address.js';
import { AsnTable, prepareNetworks } from './asn-table.js';

describe('AsnTable', () => {
  it('answers from what was prepared as from the tables themselves', async () => {
    const [empty, folder] = [mkdtempSync(join(tmpdir(), 'tamiz-asn-')), mkdtempSync(join(tmpdir(), 'tamiz-asn-'))];
    try {
      const read = await AsnTable.open(empty);
      await prepareNetworks(folder);
      const prepared = await AsnTable.open(folder);
      expect(prepared.source).toEqual(read.source);
      const addresses = Array.from({ length: 20_000 }, (_, n) => (n % 2 === 0 ? `${n % 223}.${(n * 7) % 256}.${(n * 13) % 256}.1` : `2${((n * 11) % 4096).toString(16).padStart(3, '0')}:${n.toString(16)}::1`));
      const found = addresses.flatMap((text) => {
        const address = readAddress(text);
        return address.kind === 'public' ? [[read.find(address), prepared.find(address)]] : [];
      });
      expect(found.filter(([system]) => system).length).toBeGreaterThan(5_000);
      for (const [one, other] of found) expect(other).toEqual(one);
    } finally {
      for (const made of [empty, folder]) rmSync(made, { recursive: true });
    }
  });
});
