import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkLibraries } from './postgres-programs.js';

describe('linkLibraries', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tamiz-links-'));
    mkdirSync(join(root, 'native/lib'), { recursive: true });
    writeFileSync(join(root, 'native/lib/libpq.so.5.18'), 'the library');
    const links = ['libpq.so.5', 'libpq.so'].map((name) => ({ source: 'native/lib/libpq.so.5.18', target: `native/lib/${name}` }));
    writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('makes the links that an install without scripts leaves out, so that they survive a move of the folder', () => {
    linkLibraries(root);
    linkLibraries(root);
    expect(readFileSync(join(root, 'native/lib/libpq.so.5'), 'utf8')).toBe('the library');
    expect(readlinkSync(join(root, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
  });

  it('leaves what is there alone', () => {
    symlinkSync('elsewhere', join(root, 'native/lib/libpq.so'));
    linkLibraries(root);
    expect(readlinkSync(join(root, 'native/lib/libpq.so'))).toBe('elsewhere');
  });

  it('says what is missing when it cannot', () => {
    rmSync(join(root, 'native/lib'), { recursive: true });
    expect(() => linkLibraries(root)).toThrow(/needs the link .*native\/lib\/libpq\.so\.5, and it cannot be made \(ENOENT\)\. Start Tamiz once as a user who may write there, or set DATABASE_URL/);
  });
});
