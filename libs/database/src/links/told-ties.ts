import type { TieType } from '@app/domain';
import type { Queryable } from '../database.js';
import { emailOf, hasEmailKey, hasNameKey, nameOf } from '../people/registered-keys.js';
import { emailKey, nameKey } from '../people/said-keys.js';
import { MOST_TIED, type Tie } from './tie.js';

/** How somebody is called and reached, as far as it is registered. */
export interface Said {
  readonly email: string | null;
  readonly name: string | null;
}

const own = { name: 'links-told', text: 'select email, name from told where entity_id = $1' };

// Who was scored is compared by what is said of him anywhere, who was not by what is registered.
const byEmail = `
  select t.entity_id as "entityId", t.email as value from told t join entity o on o.id = t.entity_id and o.deleted_at is null
  where t.organization_id = $1 and t.email_key = ${emailKey('$3::text')} and t.entity_id <> $2
  union all
  select id, ${emailOf('o')} from entity o
  where organization_id = $1 and ${hasEmailKey('o', emailKey('$3::text'))} and id <> $2 and not exists (select from told where entity_id = o.id) limit ${MOST_TIED + 1}`;

const byName = `
  select t.entity_id as "entityId", t.name as value from told t join entity o on o.id = t.entity_id and o.deleted_at is null
  where t.organization_id = $1 and t.name_key = ${nameKey('$3::text')} and t.entity_id <> $2
  union all
  select id, ${nameOf('o')} from entity o
  where organization_id = $1 and ${hasNameKey('o', 'canonical_name($3)')} and id <> $2 and not exists (select from told where entity_id = o.id) limit ${MOST_TIED + 1}`;

/** Who goes by the same e-mail address or name, but for how it is written. A single word is no name: half the world is called Ana. */
export async function toldTies(tx: Queryable, organizationId: string, entityId: string, registered: Said, types: readonly TieType[]): Promise<Tie[]> {
  const [said = registered] = await tx.rows<Said & Record<string, unknown>>(own, [entityId]);
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
