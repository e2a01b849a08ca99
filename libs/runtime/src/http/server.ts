import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { answerError, AppError, envelopeOf, type RoutedMethods } from '@app/platform';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Drain } from '../drain.js';
import type { RuntimeEnv } from '../env.js';
import { tellLimits } from '../rate-limit/tell-limits.js';
import { forgetTypeOfNothing } from './bodiless.js';

const LARGEST_BODY = 8 * 1024 * 1024;
/** Node's own limit of the request line and the headers, in bytes. */
const LARGEST_HEAD = 16 * 1024;

type Patience = Pick<RuntimeEnv, 'REQUEST_TIMEOUT_SECONDS' | 'KEEP_ALIVE_SECONDS' | 'SHUTDOWN_WITHIN_MS'>;

/** Fastify as every process has it: an id for each request, and one envelope for whatever fails, before routing too. */
export function httpServer(routed: RoutedMethods, patience: Patience, drain: Drain): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: LARGEST_BODY,
    genReqId: (request: { headers: Record<string, unknown> }) => requestId(request.headers['x-request-id']),
    requestIdHeader: false,
    // An id that is too long is not found; it is not a question of the URL.
    routerOptions: { maxParamLength: LARGEST_HEAD },
    requestTimeout: patience.REQUEST_TIMEOUT_SECONDS * 1_000,
    keepAliveTimeout: patience.KEEP_ALIVE_SECONDS * 1_000,
    // Whatever still comes is answered as ever: the servers behind go last.
    return503OnClosing: false,
    frameworkErrors: answerError,
    clientErrorHandler: answerUnreadable,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-Id', request.id);
    forgetTypeOfNothing(request);
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (drain.isOn) reply.header('Connection', 'close');
    done();
  });
  // Once it takes nobody new, Node no longer looks who has been sending or reading for too long.
  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), patience.SHUTDOWN_WITHIN_MS).unref();
    done();
  });
  fastify.addHook('onRoute', (route) => {
    routed.add(route.url, route.method);
    route.errorHandler ??= (error, request, reply) => answerError(error, request, reply);
  });
  tellLimits(fastify as never);
  return adapter;
}

/** The caller's own id for the request when it is one that can stand in a log line, else a new one. */
function requestId(given: unknown): string {
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** What never became a request: Node gives the socket, and whatever was read is unknown. */
function answerUnreadable(failure: Error & { code?: string; reason?: string }, socket: Socket): void {
  if (failure.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const error = unreadable(failure);
  const id = randomUUID();
  const body = JSON.stringify(envelopeOf(error, { url: '', id }, new Date()));
  socket.end(
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nX-Request-Id: ${id}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** What Node says of it, as an error of the table. */
export function unreadable({ code, reason, message }: Error & { code?: string; reason?: string }): AppError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new AppError('REQUEST_TIMEOUT', {});
  if (code === 'HPE_HEADER_OVERFLOW') return new AppError('HEADERS_TOO_LARGE', { limit: LARGEST_HEAD });
  return new AppError('REQUEST_MALFORMED', { reason: reason ?? message });
}
