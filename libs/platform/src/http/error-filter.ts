import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, ServiceUnavailableException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { log } from '../log/logger.js';

/** Turns whatever was thrown into the one error envelope. The unexpected gets an id that is found again in the log. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    // Terminus throws a health answer that says no: it is an answer, not an error.
    if (thrown instanceof ServiceUnavailableException) return void http.getResponse<FastifyReply>().status(503).send(thrown.getResponse());
    answerError(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** So much of a refused body, in bytes, is read and thrown away. */
const WORTH_READING_AWAY = 64 * 1024 * 1024;

/** The same for what fails before Nest is reached: a body that is too large, not JSON or of another type. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = toAppError(thrown, request);
  if (error.retryAfterSeconds !== undefined) reply.header('Retry-After', String(error.retryAfterSeconds));
  // Fastify would cut the connection of a body that is too large, and the caller would see a reset instead of the answer.
  if (error.code === 'PAYLOAD_TOO_LARGE' && Number(request.headers['content-length']) < WORTH_READING_AWAY) reply.removeHeader('connection');
  void reply.status(error.status).send(error.body());
}

interface FastifyFailure {
  readonly code: string;
  readonly message: string;
}

/** Bytes that are no text, and a parameter that is longer than any of ours: such a path leads nowhere. */
const unreadablePath: ReadonlySet<string> = new Set(['FST_ERR_BAD_URL', 'FST_ERR_MAX_PARAM_LENGTH']);

/** What Fastify itself refuses before a controller is reached. */
export function toAppError(thrown: unknown, request: { method: string; url: string; headers?: Record<string, unknown> }): AppError {
  if (thrown instanceof AppError) return thrown;
  const failure = thrown as FastifyFailure;
  if (failure?.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('PAYLOAD_TOO_LARGE', { limit: bodyLimitOf(request) });
  if (failure?.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AppError('UNSUPPORTED_MEDIA_TYPE', { type: String(request.headers?.['content-type'] ?? '(none)'), accepted: 'application/json' });
  }
  if (thrown instanceof SyntaxError || failure?.code === 'FST_ERR_CTP_INVALID_JSON_BODY') {
    return new AppError('MALFORMED_JSON', { reason: failure.message });
  }
  if (failure?.code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return new AppError('MALFORMED_JSON', { reason: 'it is empty' });
  if (failure?.code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return new AppError('MALFORMED_JSON', { reason: 'it is shorter than Content-Length says' });
  if (unreadablePath.has(failure?.code) || (thrown instanceof HttpException && thrown.getStatus() === 404)) {
    return new AppError('NOT_FOUND', { method: request.method, path: request.url.split('?')[0] ?? '/' });
  }
  if (isConnectionFailure(thrown)) return new AppError('STORAGE_UNAVAILABLE', {}, { retryAfterSeconds: 1, cause: thrown });
  const errorId = randomUUID();
  log.error({ errorId, err: thrown, method: request.method, path: request.url.split('?')[0] }, 'A request failed unexpectedly.');
  return new AppError('INTERNAL_ERROR', { errorId }, { cause: thrown });
}

function bodyLimitOf(request: object): number {
  return (request as { routeOptions?: { bodyLimit?: number } }).routeOptions?.bodyLimit ?? 0;
}

/** PostgreSQL shutting down or starting, or no connection to it: class 08 and 57P of its error codes, or the socket's own. */
export function isConnectionFailure(thrown: unknown): boolean {
  const { code, message } = (thrown ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return /^(08|57P)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code);
  return typeof message === 'string' && /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(message);
}
