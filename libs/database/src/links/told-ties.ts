import type { Queryable } from '../database.js';
import { MOST_TIED, type Tie } from './tie.js';

// The expressions are those of the indexes entity_by_email and entity_by_name, to the letter.
const email = `coalesce(email, attributes ->> 'email')`;
const name = `coalesce(attributes ->> 'name', name)`;

const byEmail = `
  select id as "entityId", ${email} as value from entity
  where organization_id = $1 and canonical_email(${email}) = canonical_email($3) and ${email} like '%@%' and deleted_at is null and id <> $2 limit ${MOST_TIED + 1}`;

const byName = `
  select id as "entityId", ${name} as value from entity
  where organization_id = $1 and canonical_name(${name}) = canonical_name($3) and ${name} like '% %' and deleted_at is null and id <> $2 limit ${MOST_TIED + 1}`;

/** Who goes by the same e-mail address or name, but for how it is written. A single word is no name: half the world is called Ana. */
export async function toldTies(tx: Queryable, organizationId: string, entityId: string, said: { email: string | null; name: string | null }): Promise<Tie[]> {
  const asked = [
    ['SIMILAR_EMAIL', byEmail, said.email?.includes('@') ? said.email : null],
    ['SIMILAR_NAME', byName, said.name?.includes(' ') ? said.name : null],
  ] as const;
  const ties: Tie[] = [];
  for (const [type, text, value] of asked) {
    if (value === null) continue;
    const rows = await tx.rows<{ value: string; entityId: string }>(text, [organizationId, entityId, value]);
    ties.push(...rows.map((row) => ({ type, ...row })));
  }
  return ties;
}
