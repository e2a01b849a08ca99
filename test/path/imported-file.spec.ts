import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const logins = join(process.env['TAMIZ_DATA'] ?? '../shared/data', 'logins.csv.gz');

describe.runIf(existsSync(logins))('a file of real logins is imported', () => {
  let system: WholeSystem;
  const folder = mkdtempSync(join(tmpdir(), 'tamiz-import-'));
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (): Promise<{ code: number | null; text: string }> =>
    new Promise((done) => {
      const child = spawn(process.execPath, [resolve('dist/apps/import/main.js'), resolve(logins), '--as', 'logins', '--url', system.app.url], {
        cwd: folder,
        env: { PATH: process.env['PATH'], TAMIZ_KEY: system.secretKey },
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
      child.on('close', (code) => done({ code, text }));
    });

  it('whole, placed and scored, and a second time as nothing but duplicates', async () => {
    const first = await run();
    expect(first.text).toMatch(/accepted\s+2,000\n\s+duplicates\s+0\n\s+rejected\s+0\n/);
    expect(first.text).toMatch(/located\s+2,000 +of 2,000\n\s+scored\s+2,000 +of 2,000/);
    const [, inCountry] = /1,592 logins have a public address: ([\d,]+) /.exec(first.text) ?? [];
    expect(Number(inCountry?.replace(',', '')) / 1_592).toBeGreaterThanOrEqual(0.88);
    expect(first.text).toContain('408 have a private address');
    expect(first.code).toBe(0);
    const again = await run();
    expect(again.text).toMatch(/accepted\s+0\n\s+duplicates\s+2,000 /);
    const [stored] = await system.database.rows<{ n: number }>('select count(*)::int as n from event where organization_id = $1', [system.organizationId]);
    expect(stored?.n).toBe(2_000);
  });
});
