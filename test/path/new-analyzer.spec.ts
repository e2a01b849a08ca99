import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WholeSystem } from '../support/whole-system.js';

const analyzer = `import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

export const nightOwl = defineAnalyzer({
  code: 'behavior.night-owl',
  title: 'Acts at an odd hour',
  dimension: 'BEHAVIOR',
  weight: 1,
  needs: ['eventTimes'],
  judge: ({ eventTimes }) => (eventTimes.length > 0 ? observe({ value: 0.1, confidence: 0.9, because: 'Somebody added this analyzer a minute ago.' }) : silent),
  complaint: { says: 'I work at night.', given: { eventTimes: [] } },
  examples: [{ name: 'nobody', given: { eventTimes: [] }, says: 'silent' }],
});
`;

describe('an analyzer is one file and one line', () => {
  const copy = mkdtempSync(join(tmpdir(), 'tamiz-copy-'));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('that scores as soon as it stands there', async () => {
    for (const name of ['apps', 'libs', 'rules', 'tools', 'package.json', 'package-lock.json', 'tsconfig.json', 'nest-cli.json', 'rspack.config.mjs']) {
      cpSync(name, join(copy, name), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    writeFileSync(join(copy, 'libs/domain/src/analyzers/behavior/night-owl.analyzer.ts'), analyzer);
    const catalogue = join(copy, 'libs/domain/src/analyzers/catalogue.ts');
    const before = readFileSync(catalogue, 'utf8');
    const after = before.replace('\n  newDevice,\n', '\n  newDevice,\n  nightOwl,\n');
    expect(after).not.toBe(before);
    writeFileSync(catalogue, `import { nightOwl } from './behavior/night-owl.analyzer.js';\n${after}`);
    execFileSync(process.execPath, ['tools/build.mjs'], { cwd: copy, stdio: 'pipe' });

    const system = await WholeSystem.start({ cwd: copy });
    const { body } = await system.post('/events/user?withAutoEntity=true', { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6' });
    await system.settled();
    const analysis = await system.analysisOf(String(body['entity']?.['id']));
    const codes = (analysis['observations'] as unknown as { code: string }[]).map(({ code }) => code);
    expect(codes).toContain('behavior.night-owl');
    await system.stop();
  });
});
