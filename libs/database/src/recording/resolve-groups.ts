import { v7 as uuid } from 'uuid';
import type { Queryable } from '../database.js';
import type { EventToRecord, ReportedGroup } from './event-to-record.js';
import { inOrderOf, mergeSaid, mostKnownBytes } from './merge-said.js';

/** A large customer's events all report the one group: its row is locked for its last sight at most once in so long. */
const SIGHT_EVERY = '1 minute';

const find = {
  name: 'group-find',
  text: `select asked.n, g.id,
      ((g.data || asked.data) = g.data or octet_length((g.data || asked.data)::text) > ${mostKnownBytes.group})
        and g.last_tracked_at > asked.last_at - interval '${SIGHT_EVERY}' and g.first_seen_at <= asked.first_at as current
    from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[])
      as asked(n, organization_id, type, external_id, data, first_at, last_at)
    join entity_group g on g.organization_id = asked.organization_id and g.type = asked.type and g.external_id = asked.external_id`,
};

const keep = {
  name: 'group-keep',
  text: `insert into entity_group (id, organization_id, type, external_id, data, first_seen_at, last_tracked_at)
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[])
    on conflict (organization_id, type, external_id) do update set
      data = case when octet_length((entity_group.data || excluded.data)::text) <= ${mostKnownBytes.group} then entity_group.data || excluded.data else entity_group.data end,
      first_seen_at = least(entity_group.first_seen_at, excluded.first_seen_at),
      last_tracked_at = greatest(entity_group.last_tracked_at, excluded.last_tracked_at), updated_at = now()
    returning id, organization_id, type, external_id`,
};

const join = {
  name: 'group-join',
  text: `insert into entity_group_member (group_id, entity_id) select * from unnest($1::uuid[], $2::uuid[]) on conflict do nothing`,
};

interface Report {
  readonly event: EventToRecord;
  readonly group: ReportedGroup;
  readonly at: string;
  readonly data: ReportedGroup['data'];
}

interface GroupRow {
  id: string;
  organization_id: string;
  type: string;
  external_id: string;
}

const keyOf = ({ event, group }: Report): string => `${event.organizationId} ${group.type} ${group.externalId}`;

/** Finds or creates the groups that events report, merges what is said of them, and makes the people members. Answers the groups of each event. */
export async function resolveGroups(tx: Queryable, events: readonly EventToRecord[], entityOf: ReadonlyMap<EventToRecord, string>): Promise<Map<EventToRecord, string[]>> {
  const reports = events.flatMap((event): Report[] => event.tracked?.groups.map((group) => ({ event, group, at: event.timestamp, data: group.data })) ?? []);
  if (reports.length === 0) return new Map();
  const idOf = await idsOf(tx, inOrderOf(reports, keyOf).map(([, said]) => said));
  const members = membersOf(reports, idOf, entityOf);
  if (members[0].length > 0) await tx.run(join, members);
  return new Map(inOrderOf(reports, ({ event }) => event.id).map(([, own]) => [(own[0] as Report).event, own.map((report) => idOf.get(keyOf(report)) as string)]));
}

async function idsOf(tx: Queryable, groups: readonly Report[][]): Promise<Map<string, string>> {
  const asked = groups.map((said) => {
    const times = said.map(({ at }) => at).sort();
    const { event, group } = said[0] as Report;
    return { key: keyOf(said[0] as Report), values: [event.organizationId, group.type, group.externalId, mergeSaid(said), times[0], times.at(-1)] };
  });
  const columns = (some: typeof asked): unknown[][] => [0, 1, 2, 3, 4, 5].map((column) => some.map(({ values }) => values[column]));
  const found = await tx.rows<{ n: number; id: string; current: boolean }>(find, [asked.map((_, n) => n), ...columns(asked)]);
  const idOf = new Map(found.filter(({ current }) => current).map(({ n, id }) => [asked[n]?.key as string, id]));
  const changed = asked.filter(({ key }) => !idOf.has(key));
  if (changed.length === 0) return idOf;
  const kept = await tx.rows<GroupRow & Record<string, unknown>>(keep, [changed.map(() => uuid()), ...columns(changed)]);
  for (const row of kept) idOf.set(`${row.organization_id} ${row.type} ${row.external_id}`, row.id);
  return idOf;
}

function membersOf(reports: readonly Report[], idOf: ReadonlyMap<string, string>, entityOf: ReadonlyMap<EventToRecord, string>): [string[], string[]] {
  const pairs = reports.flatMap((report) => {
    const entityId = entityOf.get(report.event);
    return entityId ? [{ groupId: idOf.get(keyOf(report)) as string, entityId }] : [];
  });
  const members = inOrderOf(pairs, ({ groupId, entityId }) => `${groupId} ${entityId}`).map(([, [member]]) => member as (typeof pairs)[number]);
  return [members.map(({ groupId }) => groupId), members.map(({ entityId }) => entityId)];
}
