import { type JobOf, queues } from '@app/contracts';
import { Database, Ledger, LocateEvents } from '@app/database';
import { Atlas } from '@app/network';
import { Consumes, Doorbell, type Handles } from '@app/queue';
import { Injectable } from '@nestjs/common';

/** Places the addresses of a batch on the map. */
@Injectable()
@Consumes(queues.geolocation)
export class LocateBatch implements Handles<typeof queues.geolocation> {
  private readonly events: LocateEvents;

  constructor(
    database: Database,
    private readonly ledger: Ledger,
    private readonly atlas: Atlas,
    private readonly doorbell: Doorbell,
  ) {
    this.events = new LocateEvents(database);
  }

  async handle({ batchId }: JobOf<typeof queues.geolocation>): Promise<void> {
    const done = await this.events.locate(batchId, (address) => this.atlas.place(address));
    if (!done) return;
    await this.doorbell.ring({ queue: 'scoring', job: { v: 1, batchId }, round: 0 });
    // Not waited for: at this door rings gather.
    for (const adopted of done.adoptedBatchIds) void this.doorbell.ring({ queue: 'geolocation', job: { v: 1, batchId: adopted }, round: 0 });
  }

  async failed({ batchId }: JobOf<typeof queues.geolocation>, error: Error): Promise<void> {
    await this.ledger.fail(batchId, 'received', error);
  }
}
