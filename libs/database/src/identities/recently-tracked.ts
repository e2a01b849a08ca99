import type { Queryable } from '../database.js';
import type { PageAsked } from '../page.js';

/** The newest events that are looked through for the people behind them. */
const MOST_EVENTS = 10_000;

const recent = {
  name: 'identities-recently-tracked',
  text: `select tracked.entity_id as id from (
      select entity_id, max(timestamp) as at from (
        select entity_id, timestamp from event where organization_id = $1 order by timestamp desc, id desc limit ${MOST_EVENTS}
      ) newest where entity_id is not null group by entity_id
    ) tracked
    join entity e on e.id = tracked.entity_id and e.deleted_at is null
    order by tracked.at desc, tracked.entity_id desc limit $2 offset $3`,
};

const count = { name: 'identities-count', text: 'select count(*)::int as total from entity where organization_id = $1 and deleted_at is null' };

/** Those of a page who did one of the newest events, and all who did where the page goes on beyond them. */
interface Recent {
  readonly ids: readonly string[];
  readonly total: number;
  readonly beyond: readonly string[] | null;
}

/**
 * The first pages of everybody, who was tracked last coming first: read from the newest events, as sorting all analyses
 * takes seconds where there are a million.
 */
export async function recentlyTracked(tx: Queryable, organizationId: string, { limit, offset }: PageAsked): Promise<Recent> {
  const ids = await idsOf(tx, organizationId, limit, offset);
  const beyond = ids.length < limit ? await idsOf(tx, organizationId, MOST_EVENTS, 0) : null;
  const [counted] = await tx.rows<{ total: number }>(count, [organizationId]);
  return { ids, total: counted?.total ?? 0, beyond };
}

const idsOf = async (tx: Queryable, organizationId: string, limit: number, offset: number): Promise<string[]> =>
  (await tx.rows<{ id: string }>(recent, [organizationId, limit, offset])).map(({ id }) => id);
