import type { TieType } from '@app/domain';
import type { Queryable } from '../database.js';
import { emailOf, hasEmailKey, hasNameKey, nameOf } from '../people/told-keys.js';
import { MOST_TIED, type Tie } from './tie.js';

/** How somebody is called and reached, as far as it is known. */
export interface Said {
  readonly email: string | null;
  readonly name: string | null;
}

const byEmail = `
  select id as "entityId", ${emailOf('o')} as value from entity o
  where organization_id = $1 and ${hasEmailKey('o', 'canonical_email($3)')} and id <> $2 limit ${MOST_TIED + 1}`;

const byName = `
  select id as "entityId", ${nameOf('o')} as value from entity o
  where organization_id = $1 and ${hasNameKey('o', 'canonical_name($3)')} and id <> $2 limit ${MOST_TIED + 1}`;

/** Who goes by the same e-mail address or name, but for how it is written. A single word is no name: half the world is called Ana. */
export async function toldTies(tx: Queryable, organizationId: string, entityId: string, said: Said, types: readonly TieType[]): Promise<Tie[]> {
  const asked = [
    ['SIMILAR_EMAIL', byEmail, said.email?.includes('@') ? said.email : null],
    ['SIMILAR_NAME', byName, said.name?.includes(' ') ? said.name : null],
  ] as const;
  const ties: Tie[] = [];
  for (const [type, text, value] of asked) {
    if (value === null || !types.includes(type)) continue;
    const rows = await tx.rows<{ value: string; entityId: string }>(text, [organizationId, entityId, value]);
    ties.push(...rows.map((row) => ({ ...row, type, since: null, lastSeenAt: null })));
  }
  return ties;
}
