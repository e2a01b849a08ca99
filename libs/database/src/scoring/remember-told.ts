import type { Queryable } from '../database.js';
import type { Subject, Told } from '../facts/subject.js';

/** What of it is compared. */
export type Keys = Pick<Told, 'emailKey' | 'nameKey' | 'taxIdNormalized'>;

/** Somebody of whom another e-mail address, name or tax id is known than when he was last scored. */
export interface ToldAnew {
  readonly organizationId: string;
  readonly country: string | null;
  readonly before: Keys;
  readonly after: Keys;
}

// Whoever is scored is locked: nobody else writes his row meanwhile.
const remember = {
  name: 'told-remember',
  text: `with before as (
      select n.*, t.email as old_email, t.name as old_name, t.tax_id as old_tax_id
      from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) as n(n, entity_id, organization_id, email, name, tax_id)
      left join told t on t.entity_id = n.entity_id
      where (n.email, n.name, n.tax_id) is distinct from (t.email, t.name, t.tax_id)
    ), written as (
      insert into told (entity_id, organization_id, email, name, tax_id) select entity_id, organization_id, email, name, tax_id from before
      on conflict (entity_id) do update set email = excluded.email, name = excluded.name, tax_id = excluded.tax_id
    )
    select n, old_email, old_name, old_tax_id from before`,
};

interface Before extends Record<string, unknown> {
  n: number;
  old_email: string | null;
  old_name: string | null;
  old_tax_id: string | null;
}

/** Notes what is known of people as they are scored, and answers what changed since the last time. */
export async function rememberTold(tx: Queryable, subjects: readonly Subject[]): Promise<ToldAnew[]> {
  if (subjects.length === 0) return [];
  const rows = await tx.rows<Before>(remember, [
    subjects.map((_, n) => n),
    subjects.map(({ entityId }) => entityId),
    subjects.map(({ organizationId }) => organizationId),
    subjects.map(({ told }) => told.emailKey),
    subjects.map(({ told }) => told.nameKey),
    subjects.map(({ told }) => told.taxIdNormalized),
  ]);
  return rows.map(({ n, old_email, old_name, old_tax_id }) => {
    const { organizationId, country, told } = subjects[n] as Subject;
    return { organizationId, country, before: { emailKey: old_email, nameKey: old_name, taxIdNormalized: old_tax_id }, after: told };
  });
}
