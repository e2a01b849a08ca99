import { countedPeople } from '@app/domain';
import { hasNameKey } from '../people/told-keys.js';
import { didSomething } from './did-something.js';
import type { FactLoader } from './fact-loader.js';
import { isCrowd } from './meetings.js';

const others = {
  name: 'facts-namesakes',
  text: `select a.n::int as n, array_agg(other.id::text) as ids
    from unnest($1::uuid[], $2::uuid[], $3::text[]) with ordinality as a(organization_id, entity_id, key, n)
    cross join lateral (
      select o.id from entity o
      where o.organization_id = a.organization_id and ${hasNameKey('o', 'a.key')} and o.id <> a.entity_id and ${didSomething('o')}
      limit ${countedPeople}
    ) other
    where a.key is not null group by a.n`,
};

/** Of a name that more than 50 have, nobody counts as met: which of them were read is chance. */
export const namesakes: FactLoader<'namesakes'> = async ({ tx, subjects, meetings }) => {
  const rows = await tx.rows<{ n: number; ids: string[] }>(others, [
    subjects.map(({ organizationId }) => organizationId),
    subjects.map(({ entityId }) => entityId),
    subjects.map(({ told }) => told.nameKey),
  ]);
  const found = new Map(rows.map(({ n, ids }) => [n, ids]));
  const met = await meetings();
  return subjects.map(({ told: { nameKey } }, index) => {
    if (nameKey === null) return null;
    const ids = found.get(index + 1) ?? [];
    const places = (met[index] ?? []).filter((meeting) => !isCrowd(meeting));
    return { people: ids.length, met: ids.length === countedPeople ? 0 : ids.filter((id) => places.some(({ people }) => people.has(id))).length };
  });
};
