import type { KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Metrics } from '@app/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { INGEST_ENV, type IngestEnv } from './env.js';
import { KnownTypes } from './known-types.js';
import { autoEntityFrom, budgetFrom, dryRunFrom, headerKey } from './request-options.js';
import { PostEvents } from './post-events.js';
import { RateLimit } from './rate-limit.js';
import { readEvent } from './read-event.js';
import { refusal } from './refusal.js';

/** How a request came in. */
export interface PostOptions {
  readonly holder: KeyHolder;
  readonly withAutoEntity: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly budgetMs: string | undefined;
  readonly bytes: number;
}

/** A single event may be asked about without being stored. */
export interface PostOneOptions extends PostOptions {
  readonly dryRun: string | undefined;
}

export interface Posted {
  readonly answer: string;
  readonly is: 'stored' | 'replayed' | 'rehearsed';
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

  async post(body: unknown, options: PostOneOptions): Promise<Posted> {
    try {
      return await this.store(body, options);
    } catch (error) {
      if (error instanceof AppError) this.metrics.refused.inc({ code: error.code });
      throw error;
    }
  }

  private async store(body: unknown, { holder, withAutoEntity, idempotencyKey, budgetMs, dryRun, bytes }: PostOneOptions): Promise<Posted> {
    const now = new Date();
    this.limit.take(holder.keyId, 1);
    const { event } = readEvent(body, {
      holder,
      withAutoEntity: autoEntityFrom(withAutoEntity),
      idempotencyKey: headerKey(idempotencyKey),
      now,
      deciding: { until: budgetFrom(budgetMs, now.getTime()) },
      ownTypes: await this.types.ownFor(holder.organizationId, body),
      futureHours: this.env.EVENT_FUTURE_HOURS,
    });
    if (dryRunFrom(dryRun)) return { answer: event.answer(await this.events.rehearse(event)), is: 'rehearsed' };
    const [outcome] = await this.events.submit([event], bytes);
    if (outcome?.is === 'recorded') return { answer: event.answer(outcome.recorded), is: 'stored' };
    if (outcome?.is === 'repeated') return { answer: outcome.answer, is: 'replayed' };
    if (outcome?.is === 'conflict') throw new AppError('IDEMPOTENCY_KEY_REUSED', { key: event.clientId ?? '' });
    throw refusal(outcome?.error);
  }
}
