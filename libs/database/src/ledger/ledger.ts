import { batchAttempts, retryBatch, type Stage } from '@app/domain';
import { type Database, type Durability, type Queryable, tookTooLong, type Transaction } from '../database.js';
import type { Batch } from './batch.js';
import { firstRingAfter, ringsBeforeSuspicion, slowestRing } from './deadline.js';
import { LatelyGone } from './lately-gone.js';
import { merged } from './merged.js';

export type { Batch } from './batch.js';

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
  /** Failed ones; of a batch under suspicion all that were begun. */
  readonly attempts: number;
}

const columns = `id, event_ids as "eventIds", event_times as "eventTimes", unresolved_ids as "unresolvedIds",
  created_entity_ids as "createdEntityIds", entity_ids as "entityIds", corrects, cause, accepted_at as "acceptedAt"`;

const claimed = (what: string): string => `select ${what} from batch where id = $1 and stage = $2 and buried_at is null for update skip locked`;
const claim = { name: 'batch-claim', text: claimed(columns) };

/** The most events, or people without events, that travel together where a path does not say otherwise. */
const TOGETHER = 500;

const size = 'greatest(cardinality(event_ids), cardinality(entity_ids), cardinality(created_entity_ids))';

// The batch, and as its company those that waited longest, as many as fit: plain ones that never failed, for the same cause. The people
// whom they created and the events that wait for theirs come along. In one statement: a way there and back costs more than either half.
// "is true" leaves the planner the ids: by the stage it would walk through all that waits. "coalesce"
// keeps it from guessing that few are plain, and from sorting all of them for the first hundred.
const claimWithCompany = {
  name: 'batch-claim-with-company',
  text: `with own as materialized (${claimed('*')}),
    road as materialized (select $3 - ${size} as room, cause from own where not corrects),
    company as materialized (
      select * from batch
      where id = any(array(
        select id from (
          select waiting.id, room, sum(waiting.size) over (order by accepted_at, waiting.id) as total
          from road cross join lateral (
            select id, accepted_at, ${size} as size from batch
            where stage = $2 and buried_at is null and id <> $1 and coalesce(attempts = 0 and not corrects and cause is not distinct from road.cause, false)
            order by accepted_at, id limit 100
          ) waiting
        ) counted where total <= room
      )) and (stage = $2 and buried_at is null) is true
      order by id for update skip locked
    )
    select true as "isOwn", rings, ${columns} from own union all select false, rings, ${columns} from company`,
};

const move = {
  name: 'batch-move',
  text: `update batch set stage = $2, event_ids = coalesce($3, event_ids), event_times = coalesce($4, event_times), entity_ids = coalesce($5, entity_ids),
      unresolved_ids = '{}', created_entity_ids = '{}', accepted_at = $6, ring_at = now() + $7 * interval '1 ms', rings = 0, attempts = 0, last_error = null
    where id = $1`,
};

// On disk before the work begins that may end its process. The sweep leaves it time for that.
const suspect = {
  name: 'batch-suspect',
  text: `update batch set attempts = attempts + 1, last_error = 'Its worker did not come back from it.', ring_at = now() + $3 * interval '1 ms' where id = $1 and stage = $2 and buried_at is null`,
};

const finish = { name: 'batch-finish', text: 'delete from batch where id = any($1::bigint[])' };

export interface Path {
  readonly from: Stage;
  readonly to: Stage | 'done';
  /** The most that go together. */
  readonly together?: number;
}

/** A batch of which it is to be written down first that it is taken up. */
class UnderSuspicion extends Error {}

type Work = (tx: Transaction, batch: Batch) => Promise<Advance | undefined>;

/**
 * The batches and how far each has come. A station does its work and moves the row in one transaction, so that a job that
 * comes twice, late or to two workers at once does the work once.
 *
 * Batches that wait at the same door go on together as one: under load the cost of a transaction is shared by hundreds of
 * events, whatever the size of the groups in which they came. When that fails the batch goes alone, so that a bad one is
 * found out and keeps nobody.
 */
export class Ledger {
  private readonly gone = new LatelyGone();

  constructor(private readonly database: Database) {}

  /** Answers the batch as it moved, null when it was not at `from` any more or is in other hands. */
  async advance(batchId: string, path: Path, work: Work): Promise<Batch | null> {
    return this.gone.forget(batchId) ? null : this.together(batchId, path, work);
  }

  private async together(batchId: string, path: Path, work: Work, isWrittenDown = false): Promise<Batch | null> {
    let company: readonly Batch[] = [];
    try {
      const moved = await this.database.transaction(async (tx) => {
        company = []; // of a run before that lost to a neighbour
        const both = await tx.rows<Batch & { isOwn: boolean; rings: number }>(claimWithCompany, [batchId, path.from, path.together ?? TOGETHER]);
        const batch = both.find(({ isOwn }) => isOwn);
        if (!batch) return null;
        if (batch.rings >= ringsBeforeSuspicion && !isWrittenDown) throw new UnderSuspicion();
        company = both.filter(({ isOwn }) => !isOwn);
        return this.move(tx, path, merged(batch, company), company, work);
      }, durabilityOf(path), path.from);
      this.gone.add(company.map(({ id }) => id));
      return moved;
    } catch (error) {
      if (error instanceof UnderSuspicion) return this.writtenDown(batchId, path, work);
      if (company.length === 0) throw error;
      return this.advanceAlone(batchId, path, work);
    }
  }

  private async writtenDown(batchId: string, path: Path, work: Work): Promise<Batch | null> {
    await this.database.run(suspect, [batchId, path.from, firstRingAfter]);
    return this.together(batchId, path, work, true);
  }

  private advanceAlone(batchId: string, path: Path, work: Work): Promise<Batch | null> {
    return this.database.transaction(async (tx) => {
      const [batch] = await tx.rows<Batch & Record<string, unknown>>(claim, [batchId, path.from]);
      return batch ? this.move(tx, path, batch, [], work) : null;
    }, durabilityOf(path), path.from);
  }

  private async move(tx: Transaction, path: Path, batch: Batch, company: readonly Batch[], work: Work): Promise<Batch> {
    const change = (await work(tx, batch)) ?? {};
    const gone = company.map(({ id }) => id);
    if (path.to === 'done') gone.push(batch.id);
    else {
      const joined = company.length > 0 ? batch : undefined;
      const ids = change.eventIds ?? joined?.eventIds ?? null;
      const times = change.eventTimes ?? joined?.eventTimes ?? null;
      const entities = change.entityIds ?? joined?.entityIds ?? null;
      tx.send(move, [batch.id, path.to, ids, times?.map((time) => time.toISOString()) ?? null, entities, batch.acceptedAt.toISOString(), firstRingAfter]);
    }
    if (gone.length > 0) tx.send(finish, [gone]);
    return batch;
  }

  /**
   * Writes down that a batch failed at its station: it is rung again later, split in two, or buried with the reason. A
   * database that is busy, full or going down is nobody's fault: such a failure is not counted. What is under suspicion was counted when
   * it was taken up, and what still takes too long then is its own fault.
   */
  async fail(batchId: string, stage: Stage, error: Error): Promise<'retry' | 'split' | 'bury' | 'gone' | 'not counted'> {
    const reason = error.message;
    if (isPassing(error)) {
      await this.database.run(
        `update batch set attempts = greatest(attempts - ${tookTooLong(error) ? 0 : countedBefore}, 0), last_error = $3, ring_at = now() + $4 * interval '1 ms' where id = $1 and stage = $2 and buried_at is null`,
        [batchId, stage, reason, firstRingAfter],
      );
      return 'not counted';
    }
    return this.database.transaction(async (tx) => {
      const [batch] = await tx.rows<{ attempts: number; size: number }>(
        `select attempts + 1 - ${countedBefore} as attempts, cardinality(${halved}) as size from batch b where id = $1 and stage = $2 and buried_at is null for update`,
        [batchId, stage],
      );
      if (!batch) return 'gone';
      const verdict = retryBatch(batch);
      if (verdict.then === 'retry') {
        await tx.run(`update batch set attempts = $4, last_error = $2, ring_at = now() + $3 * interval '1 ms' where id = $1`, [batchId, reason, verdict.afterMs, batch.attempts]);
      } else if (verdict.then === 'split') {
        await split(tx, batchId, reason);
      } else {
        await tx.run(`update batch set buried_at = now(), attempts = $3, last_error = $2 where id = $1`, [batchId, reason, batch.attempts]);
      }
      return verdict.then;
    });
  }

  /** The batches whose next ring is due, oldest first; each is put off until its next deadline. */
  async takeDue(limit: number): Promise<DueBatch[]> {
    const due = await this.database.rows<DueBatch & Record<string, unknown>>(
      `update batch set rings = rings + 1, ring_at = now() + least($2 * 2 ^ least(rings, 16), $3) * interval '1 ms'
       where id in (select id from batch where ring_at <= now() and buried_at is null order by ring_at limit $1 for update skip locked)
       returning id, stage, rings, attempts`,
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

/** As often as any other may fail, somebody began with it and did not come back to say what became of it. */
export const tookItsWorkersDown = ({ rings, attempts }: DueBatch): boolean => rings >= ringsBeforeSuspicion && attempts >= batchAttempts;

const countedBefore = `(rings >= ${ringsBeforeSuspicion})::int`;

/** Connection (08), rollback for concurrency (40), resources (53), operator (57) and system (58) in PostgreSQL's classes. */
const isPassing = (error: Error): boolean => /^(08|40|53|57|58)/.test((error as { code?: string }).code ?? '') || /Connection terminated|timeout exceeded when trying to connect/.test(error.message);

/**
 * What a station wrote before the last one can be done again from the ledger row, which would be lost with it: it need not
 * wait for the disk. What alerting wrote is about to be told outside.
 */
const durabilityOf = (path: Path): Durability => (path.to === 'done' ? 'on disk' : 'repeatable');

/** What a batch is halved by: its events, or the people of one that has none. */
const halved = `case when cardinality(b.event_ids) > 0 then b.event_ids else b.entity_ids end`;

/** Two halves with everything that the whole had; poison ends up alone in one of them after a few rounds. */
async function split(tx: Queryable, batchId: string, reason: string): Promise<void> {
  await tx.run(
    `insert into batch (stage, event_ids, event_times, unresolved_ids, created_entity_ids, entity_ids, corrects, cause, accepted_at, ring_at, attempts, last_error)
     select b.stage, b.event_ids[part.low:part.high], b.event_times[part.low:part.high], b.unresolved_ids,
       case when part.low = 1 then b.created_entity_ids else '{}' end, case when cardinality(b.event_ids) > 0 then b.entity_ids else b.entity_ids[part.low:part.high] end,
       b.corrects, b.cause, b.accepted_at, now(), $3, $2
     from batch b
     cross join lateral (select cardinality(${halved}) as size) whole
     cross join lateral (values (1, size / 2), (size / 2 + 1, size)) as part(low, high)
     where b.id = $1`,
    // The whole has failed often enough: a half gets one try, not all of them again.
    [batchId, reason, batchAttempts - 1],
  );
  await tx.run(finish, [[batchId]]);
}
