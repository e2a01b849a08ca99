import { type CanonicalEventType, newDeviceWindowMs, sensitiveTypes } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

const sensitive: ReadonlySet<CanonicalEventType | null> = new Set(sensitiveTypes);

const known = {
  name: 'facts-devices',
  text: `select s.n::int as n, count(*)::int as known, extract(epoch from max(d.first_seen_at))::float8 * 1000 as newest
    from unnest($1::uuid[], $2::uuid[]) with ordinality as s(organization_id, entity_id, n)
    cross join lateral (
      select first_seen_at from device where organization_id = s.organization_id and entity_id = s.entity_id and deleted_at is null
      order by device_id limit 200
    ) d
    group by s.n`,
};

export const devices: FactLoader<'devices'> = async ({ tx, subjects, recentEvents }) => {
  const rows = await tx.rows<{ n: number; known: number; newest: number }>(known, [subjects.map((s) => s.organizationId), subjects.map((s) => s.entityId)]);
  const found = new Map(rows.map((row) => [row.n, row]));
  return (await recentEvents()).map((events, index) => {
    const row = found.get(index + 1);
    if (!row) return { known: 0, newest: null };
    const firstSeenAt = Math.round(row.newest);
    const after = events.filter(({ at, eventType }) => at >= firstSeenAt && at - firstSeenAt <= newDeviceWindowMs && sensitive.has(eventType));
    return { known: row.known, newest: { firstSeenAt, sensitiveEventsWithin1h: after.length } };
  });
};
