import { type JobOf, queues } from '@app/contracts';
import { type ClaimedDelivery, Deliveries } from '@app/database';
import { nextStep, withJitter } from '@app/domain';
import { Consumes, type Handles } from '@app/queue';
import { Metrics } from '@app/runtime';
import { sign, WebhookSender } from '@app/webhook';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { afterAttempt, recordOf } from './attempt-record.js';
import { DELIVERY_ENV, type DeliveryEnv } from './env.js';
import { Lanes } from './lanes.js';

/** What a claim lasts beyond the sending itself: waiting for a lane, and writing down what came of it. */
const SLACK_MS = 15_000;
/** How long a delivery waits whose endpoint has its lanes full. */
const FULL_FOR_MS = 30_000;

/**
 * Tries a delivery once. Nothing is held in PostgreSQL while it is on its way. A worker that dies between sending and writing
 * it down sends again under the same id once its claim has run out: at least once is the promise, and the id tells repeats.
 */
@Injectable()
@Consumes(queues.delivery)
export class SendWebhook implements Handles<typeof queues.delivery>, OnApplicationShutdown {
  private readonly leaseMs: number;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly sender: WebhookSender,
    private readonly lanes: Lanes,
    private readonly metrics: Metrics,
    @Inject(DELIVERY_ENV) env: DeliveryEnv,
  ) {
    this.leaseMs = env.DELIVERY_TIMEOUT_MS + SLACK_MS;
  }

  async handle({ deliveryId }: JobOf<typeof queues.delivery>): Promise<void> {
    const claimed = await this.deliveries.claim(deliveryId, this.leaseMs);
    if (!claimed) return;
    const leave = await this.lanes.enter(claimed.endpointId);
    if (!leave) return this.deliveries.putBack(claimed, withJitter(FULL_FOR_MS, Math.random()));
    try {
      await this.attempt(claimed);
    } finally {
      leave();
    }
  }

  /** Nothing to write down: the claim runs out, and the sweep rings again. */
  async failed(): Promise<void> {}

  /** The workers have had their time to finish. What is still on its way is not waited for: its claim runs out too. */
  onApplicationShutdown(): void {
    void this.sender.close();
  }

  private async attempt(claimed: ClaimedDelivery): Promise<void> {
    const { id, body, url, secret } = claimed;
    const headers = sign({ secrets: [secret], id, timestamp: new Date(), body });
    const attempt = await this.sender.send({ url, headers, body });
    const next = nextStep({ attempt: claimed.attempt, answer: attempt.outcome });
    await this.deliveries.settle(claimed, recordOf(claimed.attempt, attempt, next), afterAttempt(next, Math.random()));
    this.count(next.step, claimed.acceptedAt);
  }

  private count(step: ReturnType<typeof nextStep>['step'], acceptedAt: Date): void {
    this.metrics.webhooks.inc({ result: RESULTS[step] });
    if (step === 'delivered') this.metrics.eventToWebhook.observe((Date.now() - acceptedAt.getTime()) / 1_000);
  }
}

const RESULTS = { delivered: 'delivered', retry: 'retry', give_up: 'failed', disable: 'disabled' } as const;
