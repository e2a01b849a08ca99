import { randomUUID } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { log } from '../log/logger.js';
import { AppError } from './app-error.js';
import { invalid } from './validation.js';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, unknown>;
}

interface FastifyFailure {
  readonly code: string;
  readonly message: string;
  readonly statusCode: number;
}

/** What Fastify refuses before a controller is reached, by its code. */
const refusals: Record<string, (failure: FastifyFailure, request: Asked) => AppError> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (_, request) => new AppError('PAYLOAD_TOO_LARGE', { limit: bodyLimitOf(request) }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (_, request) =>
    new AppError('UNSUPPORTED_MEDIA_TYPE', { type: String(request.headers?.['content-type'] ?? '(none)'), accepted: 'application/json' }),
  FST_ERR_CTP_INVALID_JSON_BODY: ({ message }) => new AppError('MALFORMED_JSON', { reason: message }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new AppError('MALFORMED_JSON', { reason: 'it is empty' }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new AppError('MALFORMED_JSON', { reason: 'it is shorter than Content-Length says' }),
  FST_ERR_MAX_PARAM_LENGTH: (_, request) => new AppError('NOT_FOUND', { method: request.method, path: pathOf(request) }),
  FST_ERR_BAD_URL: () => new AppError('URL_MALFORMED', { reason: 'a % in it is not followed by two hexadecimal digits of UTF-8' }),
};

/** Whatever was thrown, as an error of the table. */
export function toAppError(thrown: unknown, request: Asked): AppError {
  if (thrown instanceof AppError) return thrown;
  const failure = (thrown ?? {}) as FastifyFailure;
  const refusal = Object.hasOwn(refusals, String(failure.code)) ? refusals[failure.code]?.(failure, request) : undefined;
  if (refusal) return refusal;
  if (thrown instanceof SyntaxError) return new AppError('MALFORMED_JSON', { reason: thrown.message });
  const status = thrown instanceof HttpException ? thrown.getStatus() : failure.statusCode;
  if (status === 404) return new AppError('NOT_FOUND', { method: request.method, path: pathOf(request) });
  if (status >= 400 && status < 500) return new AppError('REQUEST_MALFORMED', { reason: failure.message });
  if (isConnectionFailure(thrown)) return new AppError('STORAGE_UNAVAILABLE', {}, { retryAfterSeconds: 1, cause: thrown });
  const errorId = randomUUID();
  log.error({ errorId, err: thrown, method: request.method, path: pathOf(request) }, 'A request failed unexpectedly.');
  if (isRefusedValue(thrown)) return invalid([{ field: '', message: `The database does not take a value of this request: ${failure.message}.` }]);
  return new AppError('INTERNAL_ERROR', { errorId }, { cause: thrown });
}

const pathOf = ({ url }: Asked): string => url.split('?')[0] ?? '/';

function bodyLimitOf(request: object): number {
  return (request as { routeOptions?: { bodyLimit?: number } }).routeOptions?.bodyLimit ?? 0;
}

/** PostgreSQL shutting down or starting, or no connection to it: class 08 and 57P of its error codes, or the socket's own. */
export function isConnectionFailure(thrown: unknown): boolean {
  const { code, syscall, message } = (thrown ?? {}) as { code?: unknown; syscall?: unknown; message?: unknown };
  if (code === 'ENOENT') return syscall === 'connect'; // a Unix socket is gone while its server is
  if (typeof code === 'string') return /^(08|57P)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].includes(code);
  return typeof message === 'string' && /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(message);
}

/**
 * Class 22 of PostgreSQL: a value that no column takes, a NUL character for example. A schema should have said so first, hence
 * the log line; the caller is told what is wrong all the same.
 */
function isRefusedValue(thrown: unknown): boolean {
  const { code } = (thrown ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
}
