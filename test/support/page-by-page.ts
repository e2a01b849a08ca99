import type { Json, WholeSystem } from './whole-system.js';

/** The rows of a list, one to a page, as its cursors lead through them; and what it says to a cursor of another list. */
export async function pageByPage(system: WholeSystem, path: string, rows: string, atOnce = 1_000): Promise<{ readonly read: readonly Json[]; readonly whole: readonly Json[]; readonly refusal: Json | undefined }> {
  const asked = (query: string): Promise<Json> => system.get(`${path}${path.includes('?') ? '&' : '?'}${query}`).then(({ body }) => body);
  const whole = (await asked(`limit=${atOnce}`))[rows] as unknown as Json[];
  const read: Json[] = [];
  for (let cursor: unknown = ''; cursor !== null && read.length <= whole.length; ) {
    const page = await asked(`limit=1${cursor === '' ? '' : `&cursor=${String(cursor)}`}`);
    read.push(...(page[rows] as unknown as Json[]));
    // Under /api what a list says of its page stands beside its rows.
    cursor = (page['pagination'] ?? page)['nextCursor'];
  }
  const foreign = Buffer.from(JSON.stringify([null, '00000000-0000-7000-8000-000000000000', 'another'])).toString('base64url');
  const refused = await asked(`cursor=${foreign}`);
  return { read, whole, refusal: refused['code'] ?? refused['error']?.['code'] };
}
