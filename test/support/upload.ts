import { holdToContract } from './contract.js';
import type { Answer, WholeSystem } from './whole-system.js';

const path = '/batch-import/import/user-events';

export interface UploadOptions {
  readonly fields?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly fileName?: string;
}

/** Sends a CSV file the way a browser's form does. */
export async function upload(system: WholeSystem, csv: string | Buffer | null, { fields = {}, key = system.secretKey, fileName = 'events.csv' }: UploadOptions = {}): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (csv !== null) form.set('file', new Blob([csv]), fileName);
  const response = await fetch(`${system.app.url}${path}`, { method: 'POST', headers: { Authorization: `Bearer ${key}` }, body: form });
  const body = (await response.json()) as Answer['body'];
  holdToContract('POST', path, response.status, body);
  return { status: response.status, headers: response.headers, body };
}
