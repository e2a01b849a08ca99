import { idsOfHolder } from '@app/domain';
import { didSomething } from './did-something.js';
import type { FactLoader } from './fact-loader.js';

const holders = {
  name: 'facts-tax-id-holders',
  text: `select a.n, o.type, count(distinct o.id)::int as people
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as a(n, organization_id, entity_id, tax_id, country)
    join entity o on o.organization_id = a.organization_id and o.tax_id_normalized = a.tax_id
    where o.id <> a.entity_id and coalesce(o.country = a.country, true) and ${didSomething('o')}
    group by a.n, o.type`,
};

export const taxIdHolders: FactLoader<'taxIdHolders'> = async ({ tx, subjects }) => {
  const ids = subjects.flatMap(({ organizationId, entityId, country, taxIdNormalized }, n) =>
    taxIdNormalized === null ? [] : idsOfHolder(taxIdNormalized, country).map((id) => ({ n, organizationId, entityId, id, country })),
  );
  const rows = await tx.rows<{ n: number; type: string; people: number }>(holders, [
    ids.map(({ n }) => n),
    ids.map(({ organizationId }) => organizationId),
    ids.map(({ entityId }) => entityId),
    ids.map(({ id }) => id),
    ids.map(({ country }) => country),
  ]);
  const found = subjects.map(({ taxIdNormalized }) => (taxIdNormalized === null ? null : { alike: 0, other: 0 }));
  for (const { n, type, people } of rows) {
    const holders = found[n];
    if (holders) holders[type === subjects[n]?.type ? 'alike' : 'other'] += people;
  }
  return found;
};
