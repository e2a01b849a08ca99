import { type JobOf, queues } from '@app/contracts';
import { type ClaimedDelivery, Deliveries } from '@app/database';
import { nextStep, restAfter } from '@app/domain';
import { Consumes, deliveryRings, Doorbell, type Handles, Hands } from '@app/queue';
import { Metrics } from '@app/runtime';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { afterAttempt, recordOf } from './attempt-record.js';
import { Couriers } from './couriers.js';
import { DELIVERY_ENV, type DeliveryEnv } from './env.js';
import { Lanes } from './lanes.js';

/** What a claim lasts beyond the sending itself: writing down what came of it. */
const SLACK_MS = 15_000;
/** So many of one endpoint are sent by one worker before others have their turn. */
const IN_A_ROW = 10;

/**
 * Tries a delivery once. Nothing is held in PostgreSQL while it is on its way. A worker that dies between sending and writing
 * it down sends again under the same id once its claim has run out: at least once is the promise, and the id tells repeats.
 */
@Injectable()
@Consumes(queues.delivery)
export class SendDelivery implements Handles<typeof queues.delivery>, OnApplicationShutdown {
  private readonly leaseMs: number;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly couriers: Couriers,
    private readonly lanes: Lanes,
    private readonly hands: Hands,
    private readonly doorbell: Doorbell,
    private readonly metrics: Metrics,
    @Inject(DELIVERY_ENV) env: DeliveryEnv,
  ) {
    this.leaseMs = env.DELIVERY_TIMEOUT_MS + SLACK_MS;
  }

  /** All of them at once; what they ask of the database goes there together again. */
  async handle({ deliveryIds, endpointId }: JobOf<typeof queues.delivery>): Promise<void> {
    const sent = await Promise.allSettled(deliveryIds.map((id) => this.send(id, endpointId)));
    for (const one of sent) if (one.status === 'rejected') throw one.reason;
  }

  private async send(deliveryId: string, endpointId: string): Promise<void> {
    const leave = this.lanes.enter(endpointId);
    if (!leave) return;
    await this.hands.take();
    let othersWait = false;
    try {
      othersWait = await this.sendWith(deliveryId, endpointId);
    } finally {
      this.hands.free();
      leave();
    }
    if (othersWait) await this.bringAlong(endpointId);
  }

  /** Nothing to write down: the claim runs out, and the sweep rings again. */
  async failed(): Promise<void> {}

  /** The workers have had their time to finish. What is still on its way is not waited for: its claim runs out too. */
  onApplicationShutdown(): void {
    void this.couriers.close();
  }

  /** And those who were passed by or are late, a few in a row: they have no job any more. Answers whether others still wait. */
  private async sendWith(deliveryId: string, endpointId: string): Promise<boolean> {
    let claimed = await this.deliveries.claim(deliveryId, this.leaseMs);
    let othersWait = claimed?.wasLate ?? false;
    for (let sent = 0; sent < IN_A_ROW; sent += 1) {
      if (claimed) await this.attempt(claimed);
      othersWait ||= this.lanes.somebodyWaits(endpointId);
      if (!othersWait) return false;
      claimed = await this.deliveries.claimNext(endpointId, this.leaseMs);
      if (claimed) continue;
      this.lanes.nobodyWaits(endpointId);
      return false;
    }
    if (claimed) await this.attempt(claimed);
    return true;
  }

  private async attempt(claimed: ClaimedDelivery): Promise<void> {
    const attempt = await this.couriers.send(claimed);
    const next = nextStep({ attempt: claimed.attempt - claimed.triedBefore, answer: attempt.outcome });
    const told = await this.deliveries.settle(claimed, recordOf(claimed.attempt, attempt, next), afterAttempt(next, restAfter(attempt.outcome), Math.random()));
    this.count(next.step, claimed.acceptedAt);
    for (const ring of deliveryRings(told)) await this.doorbell.ring(ring);
  }

  /** Through the queue and not at once: others wait there, too. */
  private async bringAlong(endpointId: string): Promise<void> {
    const next = await this.deliveries.takeNext(endpointId);
    if (!next) return this.lanes.nobodyWaits(endpointId);
    for (const ring of deliveryRings([next])) await this.doorbell.ring(ring);
  }

  private count(step: ReturnType<typeof nextStep>['step'], acceptedAt: Date): void {
    this.metrics.webhooks.inc({ result: RESULTS[step] });
    if (step === 'delivered') this.metrics.eventToWebhook.observe((Date.now() - acceptedAt.getTime()) / 1_000);
  }
}

const RESULTS = { delivered: 'delivered', retry: 'retry', give_up: 'failed', disable: 'disabled' } as const;
