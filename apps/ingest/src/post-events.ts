import { type EventToRecord, type Recorded, RecordEvents } from '@app/database';
import { log } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Metrics } from '@app/runtime';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type CommitOutcome, GroupCommit } from './group-commit.js';
import { INGEST_ENV, type IngestEnv } from './env.js';
import { MonthlyQuota } from './monthly-quota.js';
import { readEvent } from './read-event.js';

/** Stores events in groups and rings for what was stored. The ring is never waited for. */
@Injectable()
export class PostEvents implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly groups: GroupCommit;

  constructor(
    private readonly writer: RecordEvents,
    private readonly doorbell: Doorbell,
    private readonly metrics: Metrics,
    private readonly quota: MonthlyQuota,
    @Inject(INGEST_ENV) env: IngestEnv,
  ) {
    this.groups = new GroupCommit((events, how) => this.record(events, how), {
      mostGroups: env.GROUPS_IN_FLIGHT,
      mostEvents: env.GROUP_MOST_EVENTS,
      mostWaitingEvents: env.WAITING_MOST_EVENTS,
      mostWaitingBytes: env.WAITING_MOST_BYTES,
    });
  }

  /** Nothing rests on it: what fails here is done when the first event comes. */
  async onApplicationBootstrap(): Promise<void> {
    await this.writer.prepare(anEventOf).catch((error: Error) => log.warn({ err: error }, 'Sync rules could not be made ready before the first event: it will wait for them.'));
  }

  /** The events of one request, all of one organization. Throws QUOTA_EXCEEDED when its month has no room for them; then none is stored. */
  async submit(events: readonly EventToRecord[], bytes: number): Promise<readonly CommitOutcome[]> {
    const organizationId = events[0]?.organizationId ?? '';
    const hold = this.quota.tryHold(organizationId, events.length) ?? (await this.quota.hold(organizationId, events));
    let stored = 0;
    try {
      const outcomes = await this.groups.submit(events, bytes);
      for (const outcome of outcomes) if (outcome.is === 'recorded') stored += 1;
      return outcomes;
    } finally {
      hold.settle(stored);
    }
  }

  /** What would be answered to this event; nothing of it is stored, and it counts for no quota. */
  rehearse(event: EventToRecord): Promise<Recorded> {
    return this.writer.rehearse(event);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.groups.drained();
    await this.writer.settle();
  }

  private async record(events: readonly EventToRecord[], how: { readonly apart: boolean }) {
    const done = this.metrics.commit.startTimer();
    const { outcomes, batchId } = await this.writer.record(events, how);
    done();
    if (batchId !== null) void this.doorbell.ring({ queue: 'geolocation', job: { v: 1, batchId }, round: 0 });
    let accepted = 0;
    for (const outcome of outcomes) if (outcome.is === 'recorded') accepted += 1;
    this.metrics.accepted.inc(accepted);
    this.metrics.repeated.inc(outcomes.length - accepted);
    if (accepted === 0) log.debug({ events: events.length }, 'A group held nothing new.');
    return outcomes;
  }
}

/** One that asks all that most events ask. Of nobody: it is only rehearsed. */
const anEventOf = (organizationId: string): EventToRecord =>
  readEvent({ eventType: 'TRANSFER_SUCCESS', entityExternalId: 'nobody', deviceId: 'none', ipAddress: '192.0.2.1', destinationAccountId: 'none', metadata: { amount: 1, currency: 'USD' } }, {
    holder: { organizationId, defaultCountry: null },
    withAutoEntity: false,
    idempotencyKey: undefined,
    now: new Date(),
    deciding: { until: null },
    ownTypes: new Set(),
    futureHours: 0,
  }).event;
