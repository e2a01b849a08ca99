import { type JobOf, queues } from '@app/contracts';
import { Database, JudgeEntities, Ledger } from '@app/database';
import { Consumes, deliveryRings, Doorbell, type Handles } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import { ALERTING_ENV, type AlertingEnv } from './env.js';

/** More alerts than these at once come from a new rule that many hit; the sweep rings for the rest. */
const RING_AT_MOST = 500;

/** Holds the rules against the new scores of a batch: alerts open and end, and who wants to know is told. */
@Injectable()
@Consumes(queues.alerting)
export class RaiseAlerts implements Handles<typeof queues.alerting> {
  private readonly entities: JudgeEntities;

  constructor(
    database: Database,
    private readonly ledger: Ledger,
    private readonly doorbell: Doorbell,
    @Inject(ALERTING_ENV) env: AlertingEnv,
  ) {
    this.entities = new JudgeEntities(database, env.REVISION_POINTS);
  }

  async handle({ batchId }: JobOf<typeof queues.alerting>): Promise<void> {
    const deliveries = await this.entities.judge(batchId);
    await Promise.all(deliveryRings(deliveries.slice(0, RING_AT_MOST)).map((ring) => this.doorbell.ring(ring)));
  }

  async failed({ batchId }: JobOf<typeof queues.alerting>, error: Error): Promise<void> {
    await this.ledger.fail(batchId, 'scored', error);
  }
}
