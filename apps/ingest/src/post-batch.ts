import type { EventToRecord } from '@app/database';
import { AppError, invalid } from '@app/platform';
import { Metrics } from '@app/runtime';
import { Inject, Injectable } from '@nestjs/common';
import { batchLine, type BatchLine, duplicateLine, type EventFacts } from './answer.js';
import type { CommitOutcome } from './group-commit.js';
import { INGEST_ENV, type IngestEnv } from './env.js';
import { KnownTypes } from './known-types.js';
import { Ndjson } from './ndjson.js';
import { PostEvents } from './post-events.js';
import type { PostOptions } from './post-one.js';
import { RateLimit } from './rate-limit.js';
import { readEvent } from './read-event.js';
import { refusal } from './refusal.js';
import { autoEntityFrom, budgetFrom, headerKey } from './request-options.js';

const MOST_EVENTS = 1_000;

export interface BatchAnswer {
  readonly success: true;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly results: readonly BatchLine[];
}

interface Line {
  readonly index: number;
  readonly event: EventToRecord;
  readonly facts: EventFacts;
}

@Injectable()
export class PostBatch {
  constructor(
    private readonly events: PostEvents,
    private readonly limit: RateLimit,
    private readonly types: KnownTypes,
    private readonly metrics: Metrics,
    @Inject(INGEST_ENV) private readonly env: IngestEnv,
  ) {}

  async post(body: unknown, options: PostOptions): Promise<BatchAnswer> {
    const items = itemsOf(body);
    const results: BatchLine[] = [];
    try {
      await this.store(items, options, results);
    } catch (error) {
      // Those that have no line of their own yet are refused with the request.
      if (error instanceof AppError) this.metrics.refused.inc({ code: error.code }, items.length - results.filter(Boolean).length);
      throw error;
    }
    const count = (status: BatchLine['status']): number => results.filter((line) => line.status === status).length;
    return { success: true, accepted: count('accepted'), duplicates: count('duplicate'), rejected: count('rejected'), results };
  }

  private async store(items: readonly (() => unknown)[], options: PostOptions, results: BatchLine[]): Promise<void> {
    if (items.length > MOST_EVENTS) throw new AppError('TOO_MANY_ITEMS', { count: items.length, limit: MOST_EVENTS });
    const withAutoEntity = autoEntityFrom(options.withAutoEntity);
    const key = headerKey(options.idempotencyKey);
    this.limit.take(options.holder.keyId, items.length);

    const lines: Line[] = [];
    const now = new Date();
    const shared = { holder: options.holder, withAutoEntity, now, deciding: { until: budgetFrom(options.budgetMs, now.getTime()) }, futureHours: this.env.EVENT_FUTURE_HOURS };
    for (const [index, item] of items.entries()) {
      try {
        const body = item();
        const idempotencyKey = key === undefined ? undefined : `${key}/${index}`;
        const ownTypes = this.types.ownFor(options.holder.organizationId, body);
        lines.push({ index, ...readEvent(body, { ...shared, idempotencyKey, ownTypes: ownTypes instanceof Promise ? await ownTypes : ownTypes }) });
      } catch (error) {
        results[index] = this.rejected(index, error);
      }
    }
    const outcomes = lines.length > 0 ? await this.events.submit(lines.map(({ event }) => event), options.bytes) : [];
    lines.forEach((line, n) => {
      results[line.index] = this.answered(line, outcomes[n] as CommitOutcome);
    });
  }

  private answered({ index, event, facts }: Line, outcome: CommitOutcome): BatchLine {
    if (outcome.is === 'recorded') return batchLine(index, facts, outcome.recorded);
    if (outcome.is === 'repeated') return duplicateLine(index, outcome.answer);
    return this.rejected(index, outcome.is === 'conflict' ? new AppError('IDEMPOTENCY_KEY_REUSED', { key: event.clientId ?? '' }) : refusal(outcome.error));
  }

  private rejected(index: number, error: unknown): BatchLine {
    if (!(error instanceof AppError)) throw error;
    this.metrics.refused.inc({ code: error.code });
    return { index, status: 'rejected', error: error.body().error };
  }
}

/** The events of the body, each read when it is its turn. */
function itemsOf(body: unknown): (() => unknown)[] {
  if (body instanceof Ndjson) return body.lines.map((line) => () => parsed(line));
  if (Array.isArray(body)) return body.map((item: unknown) => () => item);
  throw invalid([{ field: '', message: 'Send a JSON array of events, or NDJSON with the content type application/x-ndjson.' }]);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new AppError('MALFORMED_JSON', { reason: (error as Error).message });
  }
}
