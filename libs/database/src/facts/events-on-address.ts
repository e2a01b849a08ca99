/** So many events of one moment on one address are told apart from more: their order says nothing. */
const MOST_OF_ONE_MOMENT = 1_000;

interface Asked {
  /** The name of a row that has `organization_id` and `line`. */
  readonly of: string;
  readonly from: string;
  readonly to: string;
  readonly first: 'oldest' | 'newest';
  readonly most: number;
  /** Between which moments all of it lies, for all rows together: see `spanOf`. */
  readonly within: { readonly from: string; readonly until: string };
  /** The columns that are wanted; whose it is, when left out. */
  readonly what?: string;
}

/**
 * SQL for whose the first events on an address within some time are. Those of the same moment as the last one that counts
 * count too: which of them came first is chance. "is not distinct from" keeps the planner from the index by time, which
 * starts with the organization: the address leads.
 */
export const eventsOnAddress = ({ of, from, to, first, most, within, what = 'entity_id' }: Asked): string => {
  const order = `timestamp${first === 'newest' ? ' desc' : ''}`;
  return `select ${what} from (
      select ${what} from (
        select ${what}, timestamp from event
        where address_line(ip_address) = ${of}.line and organization_id is not distinct from ${of}.organization_id and timestamp between ${from} and ${to}
          and timestamp >= ${within.from} and timestamp <= ${within.until}
        order by ${order} limit ${most + MOST_OF_ONE_MOMENT}
      ) bounded order by ${order} fetch first ${most} rows with ties
    ) counted where entity_id is not null`;
};
