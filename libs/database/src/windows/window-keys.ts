import { hash } from 'node:crypto';
import type { WindowValue } from '@app/domain';
import type { Queryable, Question } from '../database.js';

/** What events are gathered by, and one value of it. */
export interface WindowKey {
  readonly organizationId: string;
  readonly by: string;
  readonly value: WindowValue;
}

/** One text for one key: 7 and "7" are two. */
export const keyText = ({ organizationId, by, value }: WindowKey): string => `${organizationId} ${by} ${JSON.stringify(value)}`;

const digest = (text: string): string => hash('sha256', text, 'hex');

/** Under which buckets are kept: with a new id of the gathering, under another. */
export const bucketKey = (gatheringId: string, value: WindowValue): string => asUuid(`${gatheringId} ${JSON.stringify(value)}`);

/** Under which entries are kept. */
export const entryKey = (key: WindowKey): string => asUuid(keyText(key));

function asUuid(text: string): string {
  const hex = digest(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** PostgreSQL holds a few thousand locks at a time, for all. */
const MOST_LOCKS = 256;

/** Beside the locks of others. */
const [OF_KEYS, OF_ORGANIZATIONS] = [0x77_69_6e, 0x77_69_6f];

// In order, as everywhere: of two that want the same keys one waits, and has them all afterwards.
const lock = {
  name: 'window-lock',
  text: `select count(*) from (
      select case when s.exclusive then pg_advisory_xact_lock(s.space, s.number)::text else pg_advisory_xact_lock_shared(s.space, s.number)::text end
      from unnest($1::int[], $2::int[], $3::boolean[]) as s(space, number, exclusive)
    ) as taken(done)`,
};

/**
 * Until the end of the transaction nobody else changes what is counted under these keys, and nobody else counts it: of two
 * events of one person the later to come here sees the earlier. Many keys are locked as their whole organizations.
 */
export async function lockKeys(tx: Queryable, keys: readonly WindowKey[]): Promise<void> {
  if (keys.length > 0) await tx.rows(...lockOf(keys));
}

export function lockOf(keys: readonly WindowKey[]): Question {
  const numberOf = (text: string): number => Number.parseInt(digest(text).slice(0, 8), 16) | 0;
  const sorted = (texts: readonly string[]): number[] => [...new Set(texts.map(numberOf))].sort((a, b) => a - b);
  const whole = keys.length > MOST_LOCKS;
  const organizations = sorted(keys.map(({ organizationId }) => organizationId));
  const single = whole ? [] : sorted(keys.map(keyText));
  return [lock, [
    [...organizations.map(() => OF_ORGANIZATIONS), ...single.map(() => OF_KEYS)],
    [...organizations, ...single],
    [...organizations.map(() => whole), ...single.map(() => true)],
  ]];
}
