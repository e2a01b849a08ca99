import type { KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Metrics } from '@app/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { INGEST_ENV, type IngestEnv } from './env.js';
import { KnownTypes } from './known-types.js';
import { autoEntityFrom, headerKey } from './request-options.js';
import { PostEvents } from './post-events.js';
import { RateLimit } from './rate-limit.js';
import { readEvent } from './read-event.js';
import { refusal } from './refusal.js';

/** How a request came in. */
export interface PostOptions {
  readonly holder: KeyHolder;
  readonly withAutoEntity: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly bytes: number;
}

@Injectable()
export class PostOne {
  constructor(
    private readonly events: PostEvents,
    private readonly limit: RateLimit,
    private readonly types: KnownTypes,
    private readonly metrics: Metrics,
    @Inject(INGEST_ENV) private readonly env: IngestEnv,
  ) {}

  async post(body: unknown, options: PostOptions): Promise<{ answer: string; replayed: boolean }> {
    try {
      return await this.store(body, options);
    } catch (error) {
      if (error instanceof AppError) this.metrics.refused.inc({ code: error.code });
      throw error;
    }
  }

  private async store(body: unknown, { holder, withAutoEntity, idempotencyKey, bytes }: PostOptions): Promise<{ answer: string; replayed: boolean }> {
    this.limit.take(holder.keyId, 1);
    const { event } = readEvent(body, {
      holder,
      withAutoEntity: autoEntityFrom(withAutoEntity),
      idempotencyKey: headerKey(idempotencyKey),
      now: new Date(),
      ownTypes: await this.types.ownFor(holder.organizationId, body),
      futureHours: this.env.EVENT_FUTURE_HOURS,
    });
    const [outcome] = await this.events.submit([event], bytes);
    if (outcome?.is === 'recorded') return { answer: event.answer(outcome.recorded), replayed: false };
    if (outcome?.is === 'repeated') return { answer: outcome.answer, replayed: true };
    if (outcome?.is === 'conflict') throw new AppError('IDEMPOTENCY_KEY_REUSED', { key: event.clientId ?? '' });
    throw refusal(outcome?.error);
  }
}
