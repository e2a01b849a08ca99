import { countedPeople } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

/** The devices that were seen last. */
const DEVICES = 10;

// Whoever and whatever is disregarded is found by an index of those alone, which is next to empty.
const people = {
  name: 'facts-people-on-device',
  text: `select s.n::int as n, max(shared.people)::int as people
    from unnest($1::uuid[], $2::uuid[]) with ordinality as s(organization_id, entity_id, n)
    cross join lateral (
      select device_id from device u
      where organization_id = s.organization_id and entity_id = s.entity_id and deleted_at is null
        and not exists (select from device x where x.device_id = u.device_id and x.organization_id is not distinct from u.organization_id and x.disregarded_at is not null)
      order by last_seen_at desc, device_id limit ${DEVICES}
    ) own
    cross join lateral (
      select count(*) as people from (
        select 1 from device d
        where d.organization_id = s.organization_id and d.device_id = own.device_id and d.entity_id is not null and d.deleted_at is null
          and not exists (select from entity x where x.id = d.entity_id and x.disregarded_at is not null)
        limit ${countedPeople}
      ) counted
    ) shared
    group by s.n`,
};

/** A device is one row per person on it, so its rows are its people. Disregarded people and devices do not count. */
export const peopleOnDevice: FactLoader<'peopleOnDevice'> = async ({ tx, subjects }) => {
  const rows = await tx.rows<{ n: number; people: number }>(people, [subjects.map((s) => s.organizationId), subjects.map((s) => s.entityId)]);
  const found = new Map(rows.map((row) => [row.n, row.people]));
  return subjects.map((_, index) => found.get(index + 1) ?? 0);
};
