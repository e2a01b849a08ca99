import { v7 as uuid } from 'uuid';
import type { Database, Queryable } from '../database.js';
import { anywhere, type Direction, type PageAsked, pageOfIds, type PageOf } from '../page.js';

/** A group that the customer reports, with how many people are in it. */
export interface GroupRecord {
  readonly type: string;
  readonly id: string;
  readonly displayName: string;
  readonly memberCount: number;
  readonly firstSeenAt: Date;
  readonly lastTrackedAt: Date;
  readonly data: Record<string, unknown>;
}

export interface GroupFilter {
  /** Normalised. */
  readonly type?: string | undefined;
  readonly term?: string | undefined;
  readonly entityId?: string | undefined;
}

const displayName = `coalesce(nullif(btrim(g.data ->> 'name'), ''), g.external_id)`;

const sortKeys = { lastTrackedAt: 'g.last_tracked_at', firstSeenAt: 'g.first_seen_at', displayName: `lower(${displayName})` } as const;

export type GroupSort = keyof typeof sortKeys;

const columns = `g.type, g.external_id as id, ${displayName} as "displayName", g.first_seen_at as "firstSeenAt", g.last_tracked_at as "lastTrackedAt", g.data,
  (select count(*)::int from entity_group_member m where m.group_id = g.id) as "memberCount"`;

const matching = (sort: GroupSort): string => `
  select g.id, ${sortKeys[sort]} as key from entity_group g
  where g.organization_id = $1 and ($2::text is null or g.type = $2) and ($3::text is null or g.external_id ilike $3 or g.data ->> 'name' ilike $3)
    and ($4::uuid is null or g.id in (select m.group_id from entity_group_member m where m.entity_id = $4))`;

/** The organizations, teams and workspaces of the customer's people. */
export class Groups {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  list(organizationId: string, { type, term, entityId }: GroupFilter, order: { sort: GroupSort; direction: Direction }, page: PageAsked): Promise<PageOf<GroupRecord>> {
    const values = [organizationId, type ?? null, term === undefined ? null : anywhere(term), entityId ?? null];
    return this.database.reading(async (tx) => {
      const { ids, total } = await pageOfIds(tx, { text: matching(order.sort), values, direction: order.direction }, page);
      const items = await tx.rows<GroupRecord & Record<string, unknown>>(
        `select ${columns} from unnest($2::uuid[]) with ordinality as asked(id, n) join entity_group g on g.id = asked.id and g.organization_id = $1 order by asked.n`,
        [organizationId, ids],
      );
      return { items, total };
    }, this.withinMs, 'free');
  }

  find(organizationId: string, type: string, id: string): Promise<GroupRecord | null> {
    return find(this.database, organizationId, type, id);
  }

  async idOf(organizationId: string, type: string, id: string): Promise<string | null> {
    const [group] = await this.database.rows<{ id: string }>('select id from entity_group where organization_id = $1 and type = $2 and external_id = $3', [organizationId, type, id]);
    return group?.id ?? null;
  }

  /** Merges the data into what is known of the group. `tooLarge` answers instead when that would exceed the limit, and nothing is kept. */
  async tell(organizationId: string, type: string, id: string, data: string, mostBytes: number): Promise<GroupRecord | { readonly tooLarge: number }> {
    try {
      return await this.database.transaction(async (tx) => {
        const [told] = await tx.rows<{ bytes: number }>(
          `insert into entity_group as g (id, organization_id, type, external_id, data, first_seen_at, last_tracked_at) values ($1, $2, $3, $4, $5, now(), now())
           on conflict (organization_id, type, external_id) do update set data = g.data || excluded.data, updated_at = now()
           returning octet_length(data::text) as bytes`,
          [uuid(), organizationId, type, id, data],
        );
        const bytes = told?.bytes ?? 0;
        if (bytes > mostBytes) throw new TooLarge(bytes);
        return (await find(tx, organizationId, type, id)) as GroupRecord;
      });
    } catch (error) {
      if (error instanceof TooLarge) return { tooLarge: error.bytes };
      throw error;
    }
  }

  /** Answers false when there is no such group. */
  async removeMember(organizationId: string, type: string, id: string, entityId: string): Promise<boolean> {
    const groupId = await this.idOf(organizationId, type, id);
    if (groupId === null) return false;
    await this.database.run('delete from entity_group_member where group_id = $1 and entity_id = $2', [groupId, entityId]);
    return true;
  }
}

/** Rolls the merge back. */
class TooLarge extends Error {
  constructor(readonly bytes: number) {
    super(`The data are ${bytes} bytes.`);
  }
}

async function find(tx: Queryable, organizationId: string, type: string, id: string): Promise<GroupRecord | null> {
  const [group] = await tx.rows<GroupRecord & Record<string, unknown>>(
    `select ${columns} from entity_group g where g.organization_id = $1 and g.type = $2 and g.external_id = $3`,
    [organizationId, type, id],
  );
  return group ?? null;
}
