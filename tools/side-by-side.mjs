// Runs npm scripts at the same time: each keeps one core busy, or two for a short while. What each says is shown in one piece when it ends,
// and one that fails makes the whole fail.
import { spawn } from 'node:child_process';

const run = (script) =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => {
      process.stdout.write(`${script}: ${code === 0 ? 'nothing is wrong' : 'failed'}\n${said}`);
      resolve(code === 0);
    });
  });

const passed = await Promise.all(process.argv.slice(2).map(run));
if (passed.includes(false)) process.exitCode = 1;
