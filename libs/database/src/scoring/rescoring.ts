import { recentDays, type CycleCause } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import { askToScoreAgain } from '../ledger/ask-again.js';

/** The most people of one chunk: a moment's work, so that an event that comes meanwhile hardly waits. */
const CHUNK = 200;
/** Of an organization in which hardly anybody is due, so many chunks are looked through at once. */
const CHUNKS_LOOKED_THROUGH = 20;
/** Nobody is scored again while events wait at scoring for longer than this, in ms. */
const PATIENCE_MS = 2_000;

const request = `insert into rescoring (organization_id, cause, scored_before) values ($1, $2, now())
  on conflict (organization_id, cause) do update set scored_before = excluded.scored_before, after_created_at = null, after_id = null, requested_at = now()`;

/**
 * Everybody whom an organization has was scored by settings that are no longer so. Part of the transaction that changes them;
 * a change that comes while the last one is still under way begins anew.
 */
export async function settingsChanged(tx: Queryable, organizationId: string, cause: Extract<CycleCause, 'mappings' | 'datasets'>): Promise<void> {
  await tx.run(request, [organizationId, cause]);
}

const age = `insert into rescoring (organization_id, cause, scored_before)
  select id, 'ageing', now() - $1 * interval '1 hour' from organization on conflict (organization_id, cause) do nothing`;

// One at a time, and the wishes of people first. The chunk before must have left the ledger.
const take = `select r.organization_id as "organizationId", r.cause, r.scored_before as "scoredBefore", r.after_created_at as "afterCreatedAt", r.after_id as "afterId" from rescoring r
  where not exists (select from batch b where b.id = r.batch_id and b.buried_at is null)
  order by r.cause = 'ageing', r.requested_at limit 1 for update skip locked`;

const pathWaits = `select exists (
    select from batch where stage = 'located' and buried_at is null and cause is null and accepted_at < now() - $1 * interval '1 ms'
  ) as waits`;

// Down the index of an organization's entities, so many at a time, whoever of them is due. Where types and fields mean something else
// everybody is, also who is disregarded and may be regarded again: who had a cycle since has it by the new meaning, but what he is remembered
// for is only read again for this cause.
const chunk = `select e.id, e.created_at as "createdAt", (((a.finished_at < $2 and e.disregarded_at is null) or ($6 and a.finished_at is not null)) and (not $3 or a.last_event_at > now() - interval '${recentDays} days')) is true as due
  from (
    select id, created_at, disregarded_at from entity
    where organization_id = $1 and deleted_at is null and ($4::timestamptz is null or (created_at, id) < ($4, $5))
    order by created_at desc, id desc limit ${CHUNK}
  ) e left join analysis a on a.entity_id = e.id order by e.created_at desc, e.id desc`;

interface Wish {
  readonly organizationId: string;
  readonly cause: CycleCause;
  readonly scoredBefore: Date;
  readonly afterCreatedAt: Date | null;
  readonly afterId: string | null;
}

interface Candidate {
  readonly id: string;
  readonly createdAt: Date;
  readonly due: boolean;
}

/**
 * Scores whole organizations again, in chunks that are batches of the ledger like any other: the next one is asked for when the
 * last one is through and no event has to wait for it.
 *
 * Facts look back from somebody's newest event and never from the clock, so time alone changes no score, and whoever comes late
 * or is far away is asked again by name. What does age is what an analysis was measured by: networks, places and word lists that
 * an upgrade brought anew, analyzers that an upgrade changed, labels that became known about others, and what others did beyond
 * the reach in which they are asked again at once. So whoever was active in the last 30 days gets a new cycle when the last one
 * is a day old. One that finds everything as it was leaves no trace in the history.
 */
export class Rescoring {
  private agedAt = 0;

  constructor(private readonly database: Database, private readonly ageing: { readonly everyMs: number; readonly hours: number }) {}

  /** For one process at a time. Answers the batch to ring scoring for, null when there is nothing to do or no room for it. */
  async step(): Promise<string | null> {
    await this.age();
    return this.database.transaction(async (tx) => {
      const [wish] = await tx.rows<Wish & Record<string, unknown>>(take);
      if (!wish) return null;
      const [path] = await tx.rows<{ waits: boolean }>(pathWaits, [PATIENCE_MS]);
      return path?.waits ? null : askForNext(tx, wish);
    });
  }

  private async age(): Promise<void> {
    if (this.ageing.hours === 0 || Date.now() - this.agedAt < this.ageing.everyMs) return;
    this.agedAt = Date.now();
    await this.database.run(age, [this.ageing.hours]);
  }
}

async function askForNext(tx: Queryable, wish: Wish): Promise<string | null> {
  const { organizationId, cause } = wish;
  let after: Pick<Candidate, 'id' | 'createdAt'> | null = wish.afterId === null || wish.afterCreatedAt === null ? null : { id: wish.afterId, createdAt: wish.afterCreatedAt };
  for (let looked = 0; looked < CHUNKS_LOOKED_THROUGH; looked += 1) {
    const candidates: Candidate[] = await tx.rows<Candidate & Record<string, unknown>>(chunk, [organizationId, wish.scoredBefore.toISOString(), cause === 'ageing', after?.createdAt.toISOString() ?? null, after?.id ?? null, cause === 'mappings']);
    const batchId = await askToScoreAgain(tx, candidates.filter(({ due }) => due).map(({ id }) => id), cause);
    // Nobody rings for it but the sweep, which is who asks.
    if (batchId !== null) await tx.run('update batch set ring_at = now() where id = $1', [batchId]);
    after = candidates.at(-1) ?? after;
    if (candidates.length < CHUNK) {
      await tx.run('delete from rescoring where organization_id = $1 and cause = $2', [organizationId, cause]);
      return batchId;
    }
    if (batchId === null) continue;
    await remember(tx, wish, after, batchId);
    return batchId;
  }
  await remember(tx, wish, after, null);
  return null;
}

async function remember(tx: Queryable, { organizationId, cause }: Wish, after: Pick<Candidate, 'id' | 'createdAt'> | null, batchId: string | null): Promise<void> {
  await tx.run('update rescoring set after_created_at = $3, after_id = $4, batch_id = $5 where organization_id = $1 and cause = $2', [organizationId, cause, after?.createdAt.toISOString() ?? null, after?.id ?? null, batchId]);
}
