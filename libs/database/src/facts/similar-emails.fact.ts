import { countedPeople, likenessOf } from '@app/domain';
import { emailKey } from '../people/said-keys.js';
import { didSomething } from './did-something.js';
import type { FactLoader } from './fact-loader.js';

const others = {
  name: 'facts-similar-emails',
  text: `select a.n, array_agg(other.email) as emails
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[]) as a(n, organization_id, entity_id, email)
    cross join lateral (
      select t.email from told t join entity o on o.id = t.entity_id
      where t.organization_id = a.organization_id and t.email_key = ${emailKey('a.email')} and t.entity_id <> a.entity_id and ${didSomething('o')}
      limit ${countedPeople}
    ) other
    group by a.n`,
};

export const similarEmails: FactLoader<'similarEmails'> = async ({ tx, subjects, profiles }) => {
  const own = profiles.map(({ fields }) => (fields.EMAIL?.includes('@') ? fields.EMAIL : null));
  const asked = subjects.flatMap(({ organizationId, entityId }, n) => (own[n] == null ? [] : [{ n, organizationId, entityId, email: own[n] }]));
  if (asked.length === 0) return own.map(() => null);
  const rows = await tx.rows<{ n: number; emails: string[] }>(others, [
    asked.map(({ n }) => n),
    asked.map(({ organizationId }) => organizationId),
    asked.map(({ entityId }) => entityId),
    asked.map(({ email }) => email),
  ]);
  const found = new Map(rows.map(({ n, emails }) => [n, emails]));
  return own.map((email, index) => {
    if (email === null) return null;
    const likenesses = (found.get(index) ?? []).map((other) => likenessOf(email, other));
    const count = (wanted: string): number => likenesses.filter((likeness) => likeness === wanted).length;
    return { same: count('same'), variants: count('variant') };
  });
};
