import type { Database, Queryable } from '../database.js';
import { anywhere, type PageAsked, type PageOf } from '../page.js';
import { Parameters } from '../reading/parameters.js';

/** An event as the Dregs surface shows it. */
export interface TrackedEvent {
  /** The id of the sender, or the UUID of an event that came without one. */
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly identityId: string | null;
  readonly fingerprint: string | null;
  readonly session: string | null;
  readonly ip: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly source: string | null;
  readonly timestamp: Date;
  readonly groups: readonly { readonly type: string; readonly id: string }[];
}

export interface TrackedEventFilter {
  readonly entityId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly device?: string | undefined;
  readonly session?: string | undefined;
  readonly term?: string | undefined;
}

/** How deep a list goes, and how many events a term looks through: the cost of a page does not grow with the history. */
const DEEPEST = 10_000;

const columns = `coalesce(e.client_id, e.id::text) as id, e.event_type as type, coalesce(e.metadata, '{}') as data,
  coalesce(p.external_id, e.entity_id::text, e.entity_external_id) as "identityId", e.device_id as fingerprint, e.session_id as session, e.ip_address as ip,
  e.place_city as city, coalesce(e.place_country, e.country) as country, e.source, e.timestamp,
  coalesce((select jsonb_agg(jsonb_build_object('type', g.type, 'id', g.external_id) order by g.type)
    from entity_group g where g.id = any(e.group_ids) and g.organization_id = e.organization_id), '[]') as groups`;

/** The events of an organization, the newest first. */
export class TrackedEvents {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  list(organizationId: string, filter: TrackedEventFilter, page: PageAsked): Promise<PageOf<TrackedEvent>> {
    const { text, values } = question(organizationId, filter, page);
    return this.database.reading(async (tx) => {
      // An index on arrays is read as a bitmap and in no other way.
      if (filter.groupId !== undefined) await tx.run('set local enable_bitmapscan = on');
      const [asked] = await tx.rows<{ total: number; ids: string[]; times: Date[] }>(text, values);
      if (!asked) return { items: [], total: 0 };
      return { items: await load(tx, organizationId, asked.ids, asked.times), total: asked.total };
    }, this.withinMs);
  }

  /** By the id of the sender, or by the UUID: one that looks like the other goes first. */
  async find(organizationId: string, id: string, uuid: string | null): Promise<TrackedEvent | null> {
    const [row] = await this.database.rows<{ id: string; timestamp: Date }>(
      `select id, timestamp from (
         (select id, timestamp, 1 as rank from event where client_id = $2 and client_id not like 'dregs-%' and organization_id is not distinct from $1 order by timestamp desc limit 1)
         union all
         (select id, timestamp, 2 from event where id = $3 and organization_id is not distinct from $1)
       ) found order by rank limit 1`,
      [organizationId, id, uuid],
    );
    const [event] = row ? await load(this.database, organizationId, [row.id], [row.timestamp]) : [];
    return event ?? null;
  }
}

/** The most selective filter leads; "is not distinct from" keeps the planner from the indexes of the others. */
function question(organizationId: string, { entityId, session, device, groupId, term }: TrackedEventFilter, { limit, offset }: PageAsked): { text: string; values: readonly unknown[] } {
  const parameters = new Parameters();
  const organization = parameters.add(organizationId, 'uuid');
  const given = ([['entity_id', entityId, 'uuid'], ['session_id', session, 'text'], ['device_id', device, 'text']] as const).filter(([, value]) => value !== undefined);
  const equal = given.map(([column, value, type], n) => `${column} ${n === 0 ? '=' : 'is not distinct from'} ${parameters.add(value, type)}`);
  const ofGroup = groupId === undefined ? [] : [`group_ids @> array[${parameters.add(groupId, 'uuid')}]`];
  const conditions = [...equal, ...ofGroup];
  const within = `organization_id ${conditions.length > 0 ? 'is not distinct from' : '='} ${organization}`;
  const candidates = `select * from event where ${[...conditions, within].join(' and ')} order by timestamp desc, id desc limit ${DEEPEST}`;
  const text = `
    with found as materialized (select c.id, c.timestamp from (${candidates}) c${term === undefined ? '' : ` where ${saying(parameters.add(anywhere(term), 'text'))}`}),
      page as (select * from found order by timestamp desc, id desc limit ${parameters.add(limit, 'bigint')} offset ${parameters.add(offset, 'bigint')})
    select (select count(*)::int from found) as total, array(select id::text from page order by timestamp desc, id desc) as ids,
      array(select timestamp from page order by timestamp desc, id desc) as times`;
  return { text, values: parameters.values };
}

const saying = (pattern: string): string =>
  `(${['event_type', 'ip_address', 'entity_external_id', 'user_id', 'metadata::text'].map((column) => `c.${column} ilike ${pattern}`).join(' or ')}
    or exists (select from entity p where p.id = c.entity_id and coalesce(p.external_id, p.id::text) ilike ${pattern}))`;

/** In the order of the ids. */
function load(tx: Queryable, organizationId: string, ids: readonly string[], times: readonly Date[]): Promise<TrackedEvent[]> {
  return tx.rows<TrackedEvent & Record<string, unknown>>(
    `select ${columns} from unnest($2::uuid[], $3::timestamptz[]) with ordinality as asked(id, timestamp, n)
     join event e on e.id = asked.id and e.timestamp = asked.timestamp and e.organization_id is not distinct from $1
     left join entity p on p.id = e.entity_id order by asked.n`,
    [organizationId, ids, times.map((time) => time.toISOString())],
  );
}
