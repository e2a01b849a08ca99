import { beganAlikeWindowMs, countedPeople } from '@app/domain';
import type { FactLoader } from './fact-loader.js';
import { isRegarded } from './regarded.js';

const alike = {
  name: 'facts-began-alike',
  text: `select s.n::int as n, near.people::int as people
    from unnest($1::uuid[]) with ordinality as s(entity_id, n)
    join opening own on own.entity_id = s.entity_id and own.signature is not null
    cross join lateral (
      select count(*) as people from (
        select 1 from opening o
        where o.organization_id = own.organization_id and o.signature = own.signature and o.entity_id <> own.entity_id
          and o.began_at between own.began_at - interval '${beganAlikeWindowMs} ms' and own.began_at + interval '${beganAlikeWindowMs} ms'
          and ${isRegarded('o.entity_id')}
        limit ${countedPeople}
      ) counted
    ) near`,
};

export const beganAlike: FactLoader<'beganAlike'> = async ({ tx, subjects }) => {
  const rows = await tx.rows<{ n: number; people: number }>(alike, [subjects.map(({ entityId }) => entityId)]);
  const found = new Map(rows.map((row) => [row.n, row.people]));
  return subjects.map((_, index) => found.get(index + 1) ?? 0);
};
