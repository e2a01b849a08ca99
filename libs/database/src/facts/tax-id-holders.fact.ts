import { countedPeople, idsOfHolder } from '@app/domain';
import { didSomething } from './did-something.js';
import type { FactLoader } from './fact-loader.js';
import { statedTaxId } from './stated-tax-id.js';

// Who is known by one is not compared by what else is told of him. Whoever is told of two ids of one holder counts once, and of a
// number that anybody may tell so many are counted as of a name.
const holders = {
  name: 'facts-tax-id-holders',
  text: `select a.n, other.type, count(distinct other.id)::int as people
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as a(n, organization_id, entity_id, tax_id, country)
    cross join lateral (
      (select o.id, o.type from entity o
      where o.organization_id = a.organization_id and o.tax_id_normalized = a.tax_id
        and o.id <> a.entity_id and coalesce(coalesce(o.country, (select tax_country from told where entity_id = o.id)) = a.country, true) and ${didSomething('o')} limit ${countedPeople})
      union all
      (select o.id, o.type from told t join entity o on o.id = t.entity_id
      where t.organization_id = a.organization_id and t.tax_id = a.tax_id and o.tax_id_normalized is null
        and t.entity_id <> a.entity_id and coalesce(t.tax_country = a.country, true) and ${didSomething('o')} limit ${countedPeople})
    ) other
    group by a.n, other.type`,
};

export const taxIdHolders: FactLoader<'taxIdHolders'> = async ({ tx, subjects, profiles }) => {
  const stated = subjects.map((subject, n) => statedTaxId(subject, profiles[n]));
  const ids = subjects.flatMap(({ organizationId, entityId }, n) => {
    const { compared = null, country = null } = stated[n] ?? {};
    return compared === null ? [] : idsOfHolder(compared, country).map((id) => ({ n, organizationId, entityId, id, country }));
  });
  const rows = await tx.rows<{ n: number; type: string; people: number }>(holders, [
    ids.map(({ n }) => n),
    ids.map(({ organizationId }) => organizationId),
    ids.map(({ entityId }) => entityId),
    ids.map(({ id }) => id),
    ids.map(({ country }) => country),
  ]);
  const found = stated.map((one) => (one === null || one.compared === null ? null : { alike: 0, other: 0 }));
  for (const { n, type, people } of rows) {
    const holders = found[n];
    if (holders) holders[type === subjects[n]?.type ? 'alike' : 'other'] += people;
  }
  return found;
};
