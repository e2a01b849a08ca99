import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiKeys, type Database, Members, Organizations } from '@app/database';
import { hashPassword, permissions, publishablePermissions } from '@app/runtime';

/** What the first start made, to be shown once. */
export interface FirstKeys {
  readonly organizationId: string;
  readonly secretKey: string;
  readonly publishableKey: string;
}

/** The first login to the console. Its password is in the welcome and nowhere else: with a lost one, a key with members:write sets a new one. */
export interface FirstAdmin {
  readonly email: string;
  readonly password: string;
}

const FIRST_ADMIN = 'admin@tamiz.local';

/** The first start of an empty database makes an organization, its keys and its first admin; every later one answers null. */
export async function firstStart(database: Database, defaultCountry: string | null): Promise<{ keys: FirstKeys; admin: FirstAdmin } | null> {
  const [organizations, keys, members] = [new Organizations(database), new ApiKeys(database), new Members(database)];
  return organizations.begin(async (tx) => {
    const organizationId = await organizations.create({ name: 'My organization', defaultCountry, operates: true }, tx);
    const secret = await keys.create(organizationId, { name: 'First secret key', kind: 'secret', permissions }, tx);
    const publishable = await keys.create(organizationId, { name: 'First publishable key', kind: 'publishable', permissions: publishablePermissions }, tx);
    const password = randomBytes(15).toString('base64url');
    await members.add(organizationId, { email: FIRST_ADMIN, name: 'Admin', role: 'admin', passwordHash: await hashPassword(password) }, tx);
    return { keys: { organizationId, secretKey: secret.key, publishableKey: publishable.key }, admin: { email: FIRST_ADMIN, password } };
  });
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

export function welcome({ keys, admin: login }: { keys: FirstKeys; admin: FirstAdmin }, url: string, admin: { file: string } | null): string {
  return `
  Tamiz is ready at ${url}

  organization      ${keys.organizationId}
  secret key        ${keys.secretKey}        (for your backend; shown this once)
  publishable key   ${keys.publishableKey}        (for browsers; shown this once)
  console           ${url}/console/        (log in as ${login.email}, password ${login.password}; shown this once)
${admin ? `  admin key         in ${admin.file}        (opens ${url}/admin/queues)\n` : ''}
  Your first event:

  curl -X POST '${url}/events/user?withAutoEntity=true' \\
    -H 'Authorization: Bearer ${keys.secretKey}' \\
    -H 'Content-Type: application/json' \\
    -d '{"eventType":"LOGIN_SUCCESS","taxId":"20242455496","country":"AR","userId":"user_12345","ipAddress":"190.16.0.1","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"}'

`;
}
