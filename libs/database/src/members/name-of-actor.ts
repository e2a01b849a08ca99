import type { Queryable } from '../database.js';

/** Who acts, as histories call them from then on: the name of the key, or of the member who acts in the console. */
export async function nameOfActor(tx: Queryable, id: string): Promise<string> {
  const [actor] = await tx.rows<{ name: string }>('select name from api_key where id = $1 union all select name from member where id = $1', [id]);
  return actor?.name ?? 'a key that is gone';
}
