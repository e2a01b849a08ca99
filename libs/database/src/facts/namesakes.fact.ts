import { countedPeople } from '@app/domain';
import { nameKey } from '../people/said-keys.js';
import { saidBy } from '../scoring/remember-told.js';
import { didSomething } from './did-something.js';
import type { FactLoader } from './fact-loader.js';

const others = {
  name: 'facts-namesakes',
  text: `select a.n, array_agg(other.id::text) as ids
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[]) as a(n, organization_id, entity_id, name)
    cross join lateral (
      select t.entity_id as id from told t join entity o on o.id = t.entity_id
      where t.organization_id = a.organization_id and t.name_key = ${nameKey('a.name')} and t.entity_id <> a.entity_id and ${didSomething('o')}
      limit ${countedPeople}
    ) other
    group by a.n`,
};

/** Of a name that more than 50 have, nobody counts as met: which of them were read is chance. */
export const namesakes: FactLoader<'namesakes'> = async ({ tx, subjects, profiles, meetings }) => {
  const names = profiles.map((profile) => saidBy(profile).name);
  const asked = subjects.flatMap(({ organizationId, entityId }, n) => (names[n]?.includes(' ') ? [{ n, organizationId, entityId, name: names[n] }] : []));
  if (asked.length === 0) return names.map(() => null);
  const rows = await tx.rows<{ n: number; ids: string[] }>(others, [
    asked.map(({ n }) => n),
    asked.map(({ organizationId }) => organizationId),
    asked.map(({ entityId }) => entityId),
    asked.map(({ name }) => name),
  ]);
  const found = new Map(rows.map(({ n, ids }) => [n, ids]));
  const met = await meetings();
  return names.map((name, index) => {
    if (!name?.includes(' ')) return null;
    const ids = found.get(index) ?? [];
    const places = met[index] ?? [];
    return { people: ids.length, met: ids.length === countedPeople ? 0 : ids.filter((id) => places.some(({ met: { people } }) => people.has(id))).length };
  });
};
