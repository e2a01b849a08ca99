// Builds all apps and the console when a source is newer than the last build, so that a second start does not wait for a compiler.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stamp = 'dist/.built';
const sources = ['apps', 'libs', 'rules', 'test/bench', 'test/support/world', 'tools', 'package.json', 'package-lock.json', 'tsconfig.json', 'nest-cli.json', 'rspack.config.mjs'];

const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
};

const stale = !existsSync(stamp) || sources.filter((path) => existsSync(path)).some((path) => newest(path) > statSync(stamp).mtimeMs);
if (stale || process.argv.includes('--force')) {
  execFileSync(process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', 'build'], { stdio: 'inherit' });
  // After the apps: their build empties dist.
  execFileSync(process.execPath, ['dist/tools/prepare.js'], { stdio: 'inherit' });
  // Whoever asks for it, a test runner too: with another NODE_ENV it would be React's development build, twice as large, that mounts everything twice.
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/console/vite.config.ts'], { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  writeFileSync(stamp, '');
}
