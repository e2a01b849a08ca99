import { AppError } from '@app/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export const TRACK_PATH = '/api/events';

const PREFLIGHT_SECONDS = 86_400;

/** What browsers need to reach the one path that is theirs: leave to ask from another site, and a beacon that is read. */
export function openBrowserDoor(fastify: FastifyInstance): void {
  fastify.options(TRACK_PATH, { onRequest: answerOrigin }, (_request, reply) =>
    reply
      .headers({ 'Access-Control-Allow-Methods': 'POST', 'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Request-Id', 'Access-Control-Max-Age': PREFLIGHT_SECONDS })
      .status(204)
      .send(),
  );
  fastify.addHook('onRoute', (route) => {
    if (route.url !== TRACK_PATH || route.method !== 'POST') return;
    route.onRequest = [...[route.onRequest ?? []].flat(), answerOrigin];
    route.preHandler = [...[route.preHandler ?? []].flat(), readBeacon];
  });
}

type Next = (error?: Error) => void;

/** Every site may ask and read the answer, errors too; whether its events are stored, its key decides. No cookie is ever involved. */
function answerOrigin(request: FastifyRequest, reply: FastifyReply, next: Next): void {
  reply.header('Vary', 'Origin');
  if (request.headers.origin !== undefined) reply.headers({ 'Access-Control-Allow-Origin': request.headers.origin, 'Access-Control-Expose-Headers': 'Retry-After, X-Request-Id' });
  next();
}

/** A beacon is JSON that calls itself text and has no header of its own: a publishable key may stand in it. A secret one may not. */
function readBeacon(request: FastifyRequest, _reply: FastifyReply, next: Next): void {
  try {
    if (typeof request.body === 'string' && request.headers['content-type']?.startsWith('text/plain')) request.body = JSON.parse(request.body);
  } catch (error) {
    return next(new AppError('MALFORMED_JSON', { reason: (error as Error).message }));
  }
  const { key } = (request.body ?? {}) as { key?: unknown };
  if (request.headers.authorization === undefined && typeof key === 'string' && key.startsWith('pk_')) request.headers.authorization = `Bearer ${key}`;
  next();
}
