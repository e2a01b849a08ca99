import { countedPeople, likenessOf } from '@app/domain';
import { emailOf, hasEmailKey } from '../people/told-keys.js';
import { didSomething } from './did-something.js';
import type { FactLoader } from './fact-loader.js';

const others = {
  name: 'facts-similar-emails',
  text: `select a.n::int as n, array_agg(other.email) as emails
    from unnest($1::uuid[], $2::uuid[], $3::text[]) with ordinality as a(organization_id, entity_id, key, n)
    cross join lateral (
      select ${emailOf('o')} as email from entity o
      where o.organization_id = a.organization_id and ${hasEmailKey('o', 'a.key')} and o.id <> a.entity_id and ${didSomething('o')}
      limit ${countedPeople}
    ) other
    where a.key is not null group by a.n`,
};

export const similarEmails: FactLoader<'similarEmails'> = async ({ tx, subjects }) => {
  const rows = await tx.rows<{ n: number; emails: string[] }>(others, [
    subjects.map(({ organizationId }) => organizationId),
    subjects.map(({ entityId }) => entityId),
    subjects.map(({ told }) => told.emailKey),
  ]);
  const found = new Map(rows.map(({ n, emails }) => [n, emails]));
  return subjects.map(({ told: { email, emailKey } }, index) => {
    if (email === null || emailKey === null) return null;
    const likenesses = (found.get(index + 1) ?? []).map((other) => likenessOf(email, other));
    const count = (wanted: string): number => likenesses.filter((likeness) => likeness === wanted).length;
    return { same: count('same'), variants: count('variant') };
  });
};
