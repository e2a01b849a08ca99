import type { EntityOrder, EntityPlace } from '@app/database';
import { isUuid } from '../is-uuid.js';
import { isMoment, type Rank, rowIn } from '../list-cursor.js';

const isScore = (rank: unknown): rank is number | null => rank === null || (typeof rank === 'number' && rank >= 0 && rank <= 100);
const isLastHeardOf = (rank: unknown): rank is number | null => rank === null || isMoment(rank);
/** PostgreSQL holds no NUL in a text. */
const isName = (rank: unknown): rank is string => typeof rank === 'string' && !rank.includes('\0');

const ranks: Readonly<Record<EntityOrder, (rank: unknown) => rank is Exclude<Rank, Date>>> = {
  createdAt: isMoment,
  updatedAt: isMoment,
  lastEventAt: isLastHeardOf,
  name: isName,
  humanity: isScore,
  authenticity: isScore,
  uniqueness: isScore,
  behavior: isScore,
};

/** Where a list of entities goes on, whatever it is ordered by. */
export function entityPlaceIn(cursor: string | undefined, list: { readonly sort: EntityOrder }): EntityPlace | null {
  const row = rowIn(cursor, list, isUuid, ranks[list.sort]);
  if (row === null) return null;
  const isByMoment = list.sort.endsWith('At') && row.at !== null;
  return { id: row.id, at: isByMoment ? new Date(row.at as number).toISOString() : row.at }; // ranks let nothing else through
}
