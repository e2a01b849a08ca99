import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiKeys, type Database, Organizations } from '@app/database';
import { permissions, publishablePermissions } from '@app/runtime';

/** What the first start made, to be shown once. */
export interface FirstKeys {
  readonly organizationId: string;
  readonly secretKey: string;
  readonly publishableKey: string;
}

/** The first start of an empty database makes an organization and its keys; every later one answers null. */
export async function firstStart(database: Database, defaultCountry: string | null): Promise<FirstKeys | null> {
  const organizations = new Organizations(database);
  if ((await organizations.count()) > 0) return null;
  const organizationId = await organizations.create({ name: 'My organization', defaultCountry });
  const keys = new ApiKeys(database);
  const secret = await keys.create(organizationId, { name: 'First secret key', kind: 'secret', permissions });
  const publishable = await keys.create(organizationId, { name: 'First publishable key', kind: 'publishable', permissions: publishablePermissions });
  return { organizationId, secretKey: secret.key, publishableKey: publishable.key };
}

/** The key of the queue board: the operator's, or one that is made once and kept in the data folder for its owner alone. */
export function adminKey(given: string | undefined, folder: string): string {
  if (given) return given;
  const file = join(folder, 'admin-key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const key = `ak_${randomBytes(24).toString('base64url')}`;
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}

/** Kept beside the embedded database, readable by its owner alone, so that `npm run import` finds a key without being told. */
export function keepKeys(keys: FirstKeys, folder: string, url: string): void {
  writeFileSync(join(folder, 'keys.json'), `${JSON.stringify({ ...keys, url }, null, 2)}\n`, { mode: 0o600 });
}

export function welcome(keys: FirstKeys, url: string, admin: { key: string; file: string } | null): string {
  return `
  Tamiz is ready at ${url}

  organization      ${keys.organizationId}
  secret key        ${keys.secretKey}        (for your backend; shown this once)
  publishable key   ${keys.publishableKey}        (for browsers; shown this once)
${admin ? `  admin key         in ${admin.file}        (opens ${url}/admin/queues)\n` : ''}
  Your first event:

  curl -X POST '${url}/events/user?withAutoEntity=true' \\
    -H 'Authorization: Bearer ${keys.secretKey}' \\
    -H 'Content-Type: application/json' \\
    -d '{"eventType":"LOGIN_SUCCESS","taxId":"20242455496","country":"AR","userId":"user_12345","ipAddress":"190.16.0.1","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"}'

`;
}
