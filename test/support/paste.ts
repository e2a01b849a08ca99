import { spawn, spawnSync } from 'node:child_process';

const hasCurl = (): boolean => spawnSync('curl', ['--version']).status === 0;

/** Runs a `curl` of ours as somebody who pastes it would; answers what it prints. */
export function paste(curl: string): Promise<string> {
  const shell = spawn('sh', ['-c', hasCurl() ? `${curl.trim()} -s` : `node -e '${asFetch(curl)}'`]);
  return new Promise((resolve, reject) => {
    let printed = '';
    shell.stdout.on('data', (part: Buffer) => (printed += part.toString()));
    shell.on('error', reject);
    shell.on('close', () => resolve(printed));
  });
}

/** The same request for a machine without curl. */
function asFetch(curl: string): string {
  const [, url] = /'(http[^']+)'/.exec(curl) ?? [];
  const [, key] = /Authorization: ([^']+)'/.exec(curl) ?? [];
  const [, body] = /-d '([^']+)'/.exec(curl) ?? [];
  const headers = { Authorization: key, 'Content-Type': 'application/json' };
  return `fetch(${JSON.stringify(url)}, { method: "POST", headers: ${JSON.stringify(headers)}, body: ${JSON.stringify(body)} }).then((r) => r.text()).then(console.log)`;
}
