import { endpoints } from '@app/contracts';
import type { KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Caller, Serves } from '@app/runtime';
import { Body, Controller, Headers, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PostBatch } from './post-batch.js';
import { PostOne } from './post-one.js';
import { Ndjson } from './ndjson.js';

/** The hot path: events come in and are on disk when the answer leaves. It reads its requests itself, for speed. */
@Controller()
export class EventsController {
  constructor(private readonly one: PostOne, private readonly many: PostBatch) {}

  /** 201 with the stored event; the same answer again, marked Idempotent-Replayed, for a key that was used before; 200 for a dry run, which stores nothing. */
  @Serves(endpoints.createEvent)
  async post(
    @Body() body: unknown,
    @Caller() holder: KeyHolder,
    @Query('withAutoEntity') withAutoEntity: string | undefined,
    @Query('budget_ms') budgetMs: string | undefined,
    @Query('dryRun') dryRun: string | undefined,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (body instanceof Ndjson) {
      throw new AppError('UNSUPPORTED_MEDIA_TYPE', { type: 'NDJSON', accepted: 'application/json, or NDJSON to POST /events/user/batch' });
    }
    const { answer, is } = await this.one.post(body, { holder, withAutoEntity, idempotencyKey, budgetMs, dryRun, bytes: bytesOf(request) });
    if (is === 'replayed') reply.header('Idempotent-Replayed', 'true');
    reply.status(is === 'rehearsed' ? 200 : 201).header('Content-Type', 'application/json; charset=utf-8').send(answer);
  }

  /** A JSON array or NDJSON of up to 1,000 events; each is answered by itself, and a bad one rejects only itself. */
  @Serves(endpoints.createEvents)
  batch(
    @Body() body: unknown,
    @Caller() holder: KeyHolder,
    @Query('withAutoEntity') withAutoEntity: string | undefined,
    @Query('budget_ms') budgetMs: string | undefined,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    return this.many.post(body, { holder, withAutoEntity, idempotencyKey, budgetMs, bytes: bytesOf(request) });
  }
}

const bytesOf = (request: FastifyRequest): number => Number(request.headers['content-length'] ?? 1_024);
