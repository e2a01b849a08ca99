import { timingSafeEqual } from 'node:crypto';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter as BoardServer } from '@bull-board/fastify';
import { Doorbell } from '@app/queue';
import { answerError, AppError } from '@app/platform';
import { Access, allows, RUNTIME_ENV, type RuntimeEnv, sessionToken } from '@app/runtime';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const PATH = '/admin/queues';

/** The raw view of the queues: bull-board, read-only, behind the operator's key or the session of whoever may see queues. It shows jobs, which hold ids and nothing else. */
@Injectable()
export class QueueBoard implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly doorbell: Doorbell,
    private readonly access: Access,
    @Inject(RUNTIME_ENV) private readonly env: RuntimeEnv,
  ) {}

  async onModuleInit(): Promise<void> {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const server = new BoardServer();
    server.setBasePath(PATH);
    const queues = [...this.doorbell.queues.values()].map((queue) => new BullMQAdapter(queue, { readOnlyMode: true }));
    createBullBoard({ queues, serverAdapter: server, options: { uiConfig: { boardTitle: 'Tamiz queues' } } });
    await fastify.register(async (board) => {
      board.addHook('onRequest', (request, reply) => this.guard(request, reply));
      await board.register(server.registerPlugin() as never, { prefix: PATH } as never);
    });
  }

  /** As a bearer key for programs, as the password of basic authentication for browsers. */
  private async guard(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const given = keyIn(request.headers.authorization);
    if ((this.env.ADMIN_KEY && given && same(given, this.env.ADMIN_KEY)) || (await this.isOperator(request))) {
      if (!['GET', 'HEAD'].includes(request.method)) return this.refuse(request, reply, new AppError('METHOD_NOT_ALLOWED', { method: request.method, path: PATH, allowed: 'GET' }));
      if ((await this.doorbell.ping()).up) return;
      return this.refuse(request, reply, new AppError('QUEUES_UNAVAILABLE', {}, { retryAfterSeconds: 2 }));
    }
    reply.header('WWW-Authenticate', 'Basic realm="Tamiz queues"');
    return this.refuse(request, reply, new AppError('UNAUTHORIZED', { reason: this.env.ADMIN_KEY ? 'The queue board opens with the admin key only.' : 'The queue board is closed: ADMIN_KEY is not set.' }));
  }

  private async isOperator(request: FastifyRequest): Promise<boolean> {
    const token = request.headers.authorization === undefined ? sessionToken(request) : null;
    if (token === null) return false;
    const holder = await this.access.memberOf(token).catch(() => null);
    return holder !== null && allows(holder, 'queues:read');
  }

  /** Sent here: the board has an error handler of its own that knows nothing of ours. */
  private async refuse(request: FastifyRequest, reply: FastifyReply, error: AppError): Promise<void> {
    answerError(error, request, reply);
    await reply;
  }
}

function keyIn(authorization: string | undefined): string | null {
  const [scheme, value] = (authorization ?? '').split(' ');
  if (!value) return null;
  if (scheme?.toLowerCase() === 'bearer') return value;
  if (scheme?.toLowerCase() === 'basic') return Buffer.from(value, 'base64').toString().split(':').slice(1).join(':');
  return null;
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
