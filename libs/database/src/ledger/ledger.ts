import { batchAttempts, retryBatch, type Stage } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import { firstRingAfter, ringsBeforeIsolation, slowestRing } from './deadline.js';

/** One row of the ledger, as a station sees it. */
export interface Batch {
  readonly id: string;
  readonly eventIds: readonly string[];
  readonly eventTimes: readonly Date[];
  readonly unresolvedIds: readonly string[];
  readonly createdEntityIds: readonly string[];
  readonly entityIds: readonly string[];
  readonly acceptedAt: Date;
}

/** What a station's work changes about its batch. Left out: as it was. */
export interface Advance {
  readonly eventIds?: readonly string[];
  readonly eventTimes?: readonly Date[];
  readonly entityIds?: readonly string[];
}

export interface DueBatch {
  readonly id: string;
  readonly stage: Stage;
  readonly rings: number;
}

const columns = `id, event_ids as "eventIds", event_times as "eventTimes", unresolved_ids as "unresolvedIds",
  created_entity_ids as "createdEntityIds", entity_ids as "entityIds", accepted_at as "acceptedAt"`;

const claim = { name: 'batch-claim', text: `select ${columns} from batch where id = $1 and stage = $2 and buried_at is null for update skip locked` };

const move = {
  name: 'batch-move',
  text: `update batch set stage = $2, event_ids = coalesce($3, event_ids), event_times = coalesce($4, event_times),
      entity_ids = coalesce($5, entity_ids), ring_at = now() + $6 * interval '1 ms', rings = 0, attempts = 0, last_error = null
    where id = $1`,
};

const finish = { name: 'batch-finish', text: 'delete from batch where id = $1' };

/**
 * The batches and how far each has come. A station does its work and moves the row in one transaction, so that a job that
 * comes twice, late or to two workers at once does the work once.
 */
export class Ledger {
  constructor(private readonly database: Database) {}

  /** Answers the batch when it moved, null when it was not at `from` any more or is in other hands. */
  async advance(
    batchId: string,
    path: { readonly from: Stage; readonly to: Stage | 'done' },
    work: (tx: Queryable, batch: Batch) => Promise<Advance | undefined>,
  ): Promise<Batch | null> {
    return this.database.transaction(async (tx) => {
      const [batch] = await tx.rows<Batch & Record<string, unknown>>(claim, [batchId, path.from]);
      if (!batch) return null;
      const progress = (await work(tx, batch)) ?? {};
      if (path.to === 'done') await tx.run(finish, [batchId]);
      else await tx.run(move, [batchId, path.to, progress.eventIds ?? null, progress.eventTimes ?? null, progress.entityIds ?? null, firstRingAfter]);
      return batch;
    });
  }

  /**
   * Writes down that a batch failed at its station: it is rung again later, split in two, or buried with the reason. A
   * database that is busy, full or going down is nobody's fault: such a failure is not counted.
   */
  async fail(batchId: string, stage: Stage, error: Error): Promise<'retry' | 'split' | 'bury' | 'gone' | 'not counted'> {
    const reason = error.message;
    if (isPassing(error)) {
      await this.database.run(`update batch set last_error = $3, ring_at = now() + $4 * interval '1 ms' where id = $1 and stage = $2`, [batchId, stage, reason, firstRingAfter]);
      return 'not counted';
    }
    return this.database.transaction(async (tx) => {
      const [batch] = await tx.rows<{ attempts: number; size: number }>(
        'select attempts, cardinality(event_ids) as size from batch where id = $1 and stage = $2 and buried_at is null for update',
        [batchId, stage],
      );
      if (!batch) return 'gone';
      const verdict = retryBatch({ attempts: batch.attempts + 1, size: batch.size });
      if (verdict.then === 'retry') {
        await tx.run(`update batch set attempts = attempts + 1, last_error = $2, ring_at = now() + $3 * interval '1 ms' where id = $1`, [batchId, reason, verdict.afterMs]);
      } else if (verdict.then === 'split') {
        await split(tx, batchId, reason);
      } else {
        await tx.run(`update batch set buried_at = now(), attempts = attempts + 1, last_error = $2 where id = $1`, [batchId, reason]);
      }
      return verdict.then;
    });
  }

  /** The batches whose next ring is due, oldest first; each is put off until its next deadline. */
  async takeDue(limit: number): Promise<DueBatch[]> {
    const due = await this.database.rows<{ id: string; stage: Stage; rings: number }>(
      `update batch set rings = rings + 1, ring_at = now() + least($2 * 2 ^ least(rings, 16), $3) * interval '1 ms'
       where id in (select id from batch where ring_at <= now() and buried_at is null order by ring_at limit $1 for update skip locked)
       returning id, stage, rings`,
      [limit, firstRingAfter, slowestRing],
    );
    return due.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  /** Puts the ring of batches off that could not be rung: the queue is full or Redis is away. They are asked for again soon. */
  async holdBack(ids: readonly string[], forMs: number): Promise<void> {
    if (ids.length === 0) return;
    await this.database.run(
      `update batch set rings = greatest(rings - 1, 0), ring_at = now() + $2 * interval '1 ms' where id = any($1::bigint[])`,
      [ids, forMs],
    );
  }
}

export const tookItsWorkersDown = (batch: DueBatch): boolean => batch.rings >= ringsBeforeIsolation;

/** Connection (08), rollback for concurrency (40), resources (53), operator (57) and system (58) in PostgreSQL's classes. */
const isPassing = (error: Error): boolean => /^(08|40|53|57|58)/.test((error as { code?: string }).code ?? '') || /Connection terminated|timeout exceeded when trying to connect/.test(error.message);

/** Two halves with everything that the whole had; poison ends up alone in one of them after a few rounds. */
async function split(tx: Queryable, batchId: string, reason: string): Promise<void> {
  await tx.run(
    `insert into batch (stage, event_ids, event_times, unresolved_ids, created_entity_ids, entity_ids, accepted_at, ring_at, attempts, last_error)
     select b.stage, b.event_ids[part.low:part.high], b.event_times[part.low:part.high], b.unresolved_ids,
       case when part.low = 1 then b.created_entity_ids else '{}' end, b.entity_ids, b.accepted_at, now(), $3, $2
     from batch b
     cross join lateral (values (1, cardinality(b.event_ids) / 2), (cardinality(b.event_ids) / 2 + 1, cardinality(b.event_ids))) as part(low, high)
     where b.id = $1`,
    // The whole has failed often enough: a half gets one try, not all of them again.
    [batchId, reason, batchAttempts - 1],
  );
  await tx.run(finish, [batchId]);
}
