import type { QueueName } from '@app/contracts';
import { type Deliveries, type DueBadges, type DueBatch, type HourTallies, type HouseKeeping, type Ledger, type OperateLedger, type Rescoring, type ScoreTallies, tookItsWorkersDown } from '@app/database';
import { deliveryRings, type Ring, type WaitingWork } from '@app/queue';

const FOLD_EVERY_MS = 60_000;

/** At whose door a batch waits. */
export const doorOf = { received: 'geolocation', located: 'scoring', scored: 'alerting' } as const satisfies Record<DueBatch['stage'], QueueName>;

/** What the sweep rings for: the ledger's batches and the deliveries that are due; badges that are due become batches first. And what its leader does besides. */
export class LedgerWork implements WaitingWork {
  private foldedAt = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly deliveries: Deliveries,
    private readonly badges: DueBadges,
    private readonly house: HouseKeeping,
    private readonly rescoring: Rescoring,
    private readonly tallies: ScoreTallies,
    private readonly hours: HourTallies,
    private readonly operating: OperateLedger,
  ) {}

  heldStations(): Promise<QueueName[]> {
    return this.operating.held();
  }

  asLeader(work: () => Promise<void>): Promise<boolean> {
    return this.house.asLeader(work);
  }

  async takeDue(limit: number): Promise<Ring[]> {
    await this.badges.askToJudge(limit);
    const due = await this.ledger.takeDue(limit);
    const deadly = due.filter(tookItsWorkersDown);
    for (const batch of deadly) {
      await this.ledger.fail(batch.id, batch.stage, new Error(`It was taken up ${batch.attempts} times, and each time its worker did not come back.`));
    }
    const batches = due.filter((batch) => !deadly.includes(batch));
    return [
      ...batches.map((batch): Ring => ({ queue: doorOf[batch.stage], job: { v: 1, batchId: batch.id }, round: batch.rings })),
      ...deliveryRings(await this.deliveries.takeDue(limit)),
    ];
  }

  async holdBack(rings: readonly Ring[], forMs: number): Promise<void> {
    const batchIds = rings.flatMap(({ job }) => ('batchId' in job ? [job.batchId] : []));
    const deliveryIds = rings.flatMap(({ job }) => ('deliveryIds' in job ? job.deliveryIds : []));
    await this.ledger.holdBack(batchIds, forMs);
    await this.deliveries.holdBack(deliveryIds, forMs);
  }

  async keepHouse(): Promise<void> {
    await this.rescoring.step();
    await this.foldTallies();
    await this.house.keepHouse();
  }

  private async foldTallies(): Promise<void> {
    if (Date.now() - this.foldedAt < FOLD_EVERY_MS) return;
    this.foldedAt = Date.now();
    await this.tallies.fold();
    await this.hours.fold();
  }
}
