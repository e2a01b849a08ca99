import { type JobOf, queues } from '@app/contracts';
import { Database, Ledger, ScoreEntities } from '@app/database';
import { mailBook } from '@app/mail';
import { Consumes, Doorbell, type Handles } from '@app/queue';
import { Metrics } from '@app/runtime';
import { Injectable } from '@nestjs/common';

/** Scores the people behind a batch. */
@Injectable()
@Consumes(queues.scoring)
export class ScoreBatch implements Handles<typeof queues.scoring> {
  private readonly entities: ScoreEntities;

  constructor(
    database: Database,
    private readonly ledger: Ledger,
    private readonly doorbell: Doorbell,
    private readonly metrics: Metrics,
  ) {
    this.entities = new ScoreEntities(database, mailBook.open());
  }

  async handle({ batchId }: JobOf<typeof queues.scoring>): Promise<void> {
    const done = await this.entities.score(batchId);
    if (!done) return;
    const { batch, askedAgain } = done;
    const seconds = (Date.now() - batch.acceptedAt.getTime()) / 1_000;
    for (let event = 0; event < batch.eventIds.length; event += 1) this.metrics.eventToScore.observe(seconds);
    await this.doorbell.ring({ queue: 'alerting', job: { v: 1, batchId }, round: 0 });
    for (const again of askedAgain) await this.doorbell.ring({ queue: 'scoring', job: { v: 1, batchId: again }, round: 0 });
  }

  async failed({ batchId }: JobOf<typeof queues.scoring>, error: Error): Promise<void> {
    await this.ledger.fail(batchId, 'located', error);
  }
}
