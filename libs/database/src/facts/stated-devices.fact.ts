import { statedDevice } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

/** The devices that were seen last. */
const DEVICES = 5;

const stated = {
  name: 'facts-stated-devices',
  text: `select s.n::int as n, d.details, d.user_agent
    from unnest($1::uuid[], $2::uuid[]) with ordinality as s(organization_id, entity_id, n)
    cross join lateral (
      select details, user_agent from (
        select device_id, last_seen_at, details, user_agent from device
        where organization_id = s.organization_id and entity_id = s.entity_id and deleted_at is null and disregarded_at is null
        order by device_id limit 200
      ) known
      order by last_seen_at desc, device_id limit ${DEVICES}
    ) d`,
};

export const statedDevices: FactLoader<'statedDevices'> = async ({ tx, subjects }) => {
  const rows = await tx.rows<{ n: number; details: Record<string, unknown>; user_agent: string | null }>(stated, [
    subjects.map((s) => s.organizationId),
    subjects.map((s) => s.entityId),
  ]);
  const found: ReturnType<typeof statedDevice>[][] = subjects.map(() => []);
  for (const { n, details, user_agent } of rows) found[n - 1]?.push(statedDevice(details, user_agent));
  return found;
};
