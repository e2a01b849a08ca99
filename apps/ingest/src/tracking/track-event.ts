import { trackInput } from '@app/contracts';
import type { KeyHolder } from '@app/database';
import { AppError, read } from '@app/platform';
import { Metrics } from '@app/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { INGEST_ENV, type IngestEnv } from '../env.js';
import { PostEvents } from '../post-events.js';
import { RateLimit } from '../rate-limit.js';
import { refusal } from '../refusal.js';
import { quietReason } from './quiet-rejection.js';
import { type Connection, readTracked } from './read-tracked.js';
import { trackAnswer } from './track-answer.js';

/** How a tracked event came in. */
export interface TrackOptions {
  readonly holder: KeyHolder;
  readonly origin: string | undefined;
  readonly connection: Connection;
  readonly bytes: number;
}

@Injectable()
export class TrackEvent {
  constructor(
    private readonly events: PostEvents,
    private readonly limit: RateLimit,
    private readonly metrics: Metrics,
    @Inject(INGEST_ENV) private readonly env: IngestEnv,
  ) {}

  async track(body: unknown, options: TrackOptions): Promise<string> {
    try {
      return await this.store(body, options);
    } catch (error) {
      if (error instanceof AppError) this.metrics.refused.inc({ code: error.code });
      throw error;
    }
  }

  private async store(body: unknown, { holder, origin, connection, bytes }: TrackOptions): Promise<string> {
    this.limit.take(holder.keyId, 1);
    const input = read(trackInput, body);
    const reason = quietReason(input, holder, origin);
    if (reason) {
      this.metrics.quietlyRejected.inc({ reason });
      return trackAnswer(null, null);
    }
    const event = readTracked(input, { holder, connection, now: new Date(), futureHours: this.env.EVENT_FUTURE_HOURS });
    const [outcome] = await this.events.submit([event], bytes);
    if (outcome?.is === 'recorded') return event.answer(outcome.recorded);
    if (outcome?.is === 'repeated') return outcome.answer;
    // The id belongs to an event of POST /events/user: it is that event's, and nothing is stored.
    if (outcome?.is === 'conflict') return trackAnswer(event.clientId, null);
    throw refusal(outcome?.error);
  }
}
