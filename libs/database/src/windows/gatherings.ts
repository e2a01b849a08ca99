import { randomUUID } from 'node:crypto';
import { windowKeys } from '@app/domain';
import type { Queryable } from '../database.js';

/** Something that an organization's rules gather events by. */
export interface Gathering {
  readonly id: string;
  readonly organizationId: string;
  readonly by: string;
  /** Whether a window of it asks where events came from. */
  readonly asksPlace: boolean;
  readonly since: Date;
  readonly filledAt: Date | null;
}

/** What a window needs to be gathered. */
export type GatheringAsked = Pick<Gathering, 'organizationId' | 'by' | 'asksPlace'>;

/** Whether events have an index by it; otherwise it is a field of the metadata, and has entries. */
export const isIndexed = (by: string): boolean => (windowKeys as readonly string[]).includes(by);

/**
 * So long after it was first asked for, every process that writes events knows it and tells its buckets of late ones, whatever
 * it remembered before: it remembers for two seconds, and no transaction lives for minutes.
 */
const KNOWN_TO_ALL_AFTER_MS = 10 * 60_000;

/** Entries are kept so long: windows reach back 90 days, and are asked about events that come days late. */
export const KEPT_DAYS = 100;

export const isKnownToAll = ({ since }: Gathering, nowMs: number): boolean => since.getTime() < nowMs - KNOWN_TO_ALL_AFTER_MS;

const all = {
  name: 'window-gatherings',
  text: `select id, organization_id as "organizationId", gathered_by as "by", asks_place as "asksPlace", since, filled_at as "filledAt" from window_gathering where organization_id = any($1::uuid[])`,
};

// In one order: two that begin to ask at once wait for each other in turn. Places are known later than events: whoever writes
// them has to learn that they are asked for, as everybody had to learn of the gathering.
const begin = {
  name: 'window-gatherings-begin',
  text: `insert into window_gathering (id, organization_id, gathered_by, asks_place) select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[])
    on conflict (organization_id, gathered_by) do update set id = excluded.id, asks_place = true, since = now() where excluded.asks_place and not window_gathering.asks_place`,
};

export const gatheringsOf = (tx: Queryable, organizationIds: readonly string[]): Promise<Gathering[]> => tx.rows<Gathering & Record<string, unknown>>(all, [[...new Set(organizationIds)]]);

/** From now on events are gathered by this. */
export async function beginGathering(tx: Queryable, missing: readonly GatheringAsked[]): Promise<void> {
  const once = new Map<string, GatheringAsked>();
  for (const one of missing) {
    const name = `${one.organizationId} ${one.by}`;
    once.set(name, { ...one, asksPlace: one.asksPlace || (once.get(name)?.asksPlace ?? false) });
  }
  const inOrder = [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  await tx.run(begin, [inOrder.map(() => randomUUID()), inOrder.map(({ organizationId }) => organizationId), inOrder.map(({ by }) => by), inOrder.map(({ asksPlace }) => asksPlace)]);
}

/** Nothing that was counted for this organization holds any more, for its fields mean something else since. It is counted anew. */
export async function renewGatherings(tx: Queryable, organizationId: string): Promise<void> {
  await tx.run('update window_gathering set id = gen_random_uuid(), since = now() where organization_id = $1', [organizationId]);
}

const REMEMBER_MS = 2_000;
const REMEMBER_MOST = 10_000;

/** The gatherings of organizations as a writer of events remembers them, so that one without rules costs it nothing. */
export class KnownGatherings {
  readonly #known = new Map<string, { readonly at: number; readonly gatherings: readonly Gathering[] }>();

  /** Whatever is asked for and not known yet is gathered from now on. */
  async of(tx: Queryable, organizationIds: Iterable<string>, asked: readonly GatheringAsked[] = []): Promise<readonly Gathering[]> {
    const now = Date.now();
    const all = [...new Set(organizationIds)];
    await this.#ask(tx, all.filter((id) => now - (this.#known.get(id)?.at ?? -Infinity) >= REMEMBER_MS), now);
    const missing = asked.filter((one) => !this.#knows(one));
    if (missing.length > 0) {
      await beginGathering(tx, missing);
      await this.#ask(tx, [...new Set(missing.map(({ organizationId }) => organizationId))], now);
    }
    return all.flatMap((id) => this.#known.get(id)?.gatherings ?? []);
  }

  #knows({ organizationId, by, asksPlace }: GatheringAsked): boolean {
    return this.#known.get(organizationId)?.gatherings.some((one) => one.by === by && (one.asksPlace || !asksPlace)) ?? false;
  }

  async #ask(tx: Queryable, stale: readonly string[], now: number): Promise<void> {
    if (stale.length === 0) return;
    const found = await gatheringsOf(tx, stale);
    if (this.#known.size >= REMEMBER_MOST) this.#known.clear();
    for (const id of stale) this.#known.set(id, { at: now, gatherings: found.filter(({ organizationId }) => organizationId === id) });
  }
}
