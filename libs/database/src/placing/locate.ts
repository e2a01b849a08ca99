import type { Database } from '../database.js';
import { Ledger } from '../ledger/ledger.js';
import { adoptFor, resolveLate } from './late-resolution.js';
import { leaveTraces } from './leave-traces.js';
import { placeEvents, type PlaceToStore } from './place-events.js';
import { countStoredAgain } from '../windows/change-windows.js';

/** The geolocation station's transaction: places, late resolution, adoption, and the batch moves on. */
export class LocateEvents {
  private readonly ledger: Ledger;

  constructor(database: Database) {
    this.ledger = new Ledger(database);
  }

  /** Answers which batches to ring for next: this one for scoring, adopted ones for geolocation. Null when there was nothing to do. */
  async locate(batchId: string, placeOf: (address: string | null) => PlaceToStore): Promise<{ adoptedBatchIds: readonly string[] } | null> {
    let adoptedBatchIds: readonly string[] = [];
    const moved = await this.ledger.advance(batchId, { from: 'received', to: 'located' }, async (tx, batch) => {
      // Where nothing of the batch waits for its person, what it adopts is none of its own: both are asked for at once. The single
      // question goes first: should it fail, whatever the others begin with fails behind it, and they ask nothing more.
      const [adopted, placed] = await Promise.all([batch.unresolvedIds.length === 0 ? adoptFor(tx, batch) : null, placeEvents(tx, batch, placeOf)]);
      const { notOurs, batchIds, resolved } = await resolveLate(tx, batch, adopted);
      adoptedBatchIds = batchIds;
      const kept = batch.eventIds.map((id, n) => ({ id, at: batch.eventTimes[n] as Date })).filter(({ id }) => !notOurs.has(id));
      const ours = { eventIds: kept.map(({ id }) => id), eventTimes: kept.map(({ at }) => at) };
      leaveTraces(tx, { ...ours, corrects: batch.corrects });
      await countStoredAgain(tx, placed.events, placed.gatherings.filter(({ asksPlace }) => asksPlace));
      await countStoredAgain(tx, resolved);
      return notOurs.size === 0 ? undefined : ours;
    });
    return moved && { adoptedBatchIds };
  }
}
