import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

/** Says two things when it is told to end, and ends. */
const program = `
  const { readFileSync } = require('node:fs');
  const { ModuleKind, transpileModule } = require('typescript');
  const { outputText } = transpileModule(readFileSync('libs/platform/src/log/logger.ts', 'utf8'), { compilerOptions: { module: ModuleKind.CommonJS } });
  const logger = {};
  new Function('require', 'exports', outputText)(require, logger);
  process.once('SIGTERM', () => {
    logger.log.warn('Going.');
    logger.log.warn('Gone.');
    process.exit(0);
  });
  setInterval(() => undefined, 60_000);
  process.send('ready');
`;

it.each(['read', 'not read any more'])('a process whose log is %s ends when it is told to', async (kind) => {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  try {
    await once(child, 'message');
    const said: string[] = [];
    child.stdout?.on('data', (part: Buffer) => said.push(part.toString()));
    if (kind !== 'read') {
      child.stdout?.destroy();
      await once(child.stdout as NonNullable<typeof child.stdout>, 'close');
    }
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    if (kind === 'read') expect(said.join('').trim().split('\n').map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['Going.', 'Gone.']);
  } finally {
    child.kill('SIGKILL');
  }
}, 20_000);
