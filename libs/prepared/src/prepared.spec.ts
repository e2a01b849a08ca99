import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Prepared } from './prepared.js';

describe('Prepared', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tamiz-prepared-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const networks = (from: string): Prepared<{ starts: Uint32Array; names: string[] }> => new Prepared('networks', from, folder);

  it('gives back what was written', () => {
    networks('asn 1').write({ starts: Uint32Array.of(1, 4_294_967_295), names: ['Telefónica'] });
    expect(networks('asn 1').read()).toEqual({ starts: Uint32Array.of(1, 4_294_967_295), names: ['Telefónica'] });
  });

  it('has nothing where nothing was written, where it was made of something else, and where the disk lost a part of it', () => {
    expect(networks('asn 1').read()).toBeNull();
    networks('asn 1').write({ starts: new Uint32Array(1_000), names: [] });
    expect(networks('asn 2').read()).toBeNull();
    truncateSync(join(folder, 'networks'), 2_000);
    expect(networks('asn 1').read()).toBeNull();
  });
});
