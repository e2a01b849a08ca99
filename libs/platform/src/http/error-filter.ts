import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { toAppError } from '../errors/to-app-error.js';
import { envelopeOf } from './error-envelope.js';
import type { RoutedMethods } from './routed-methods.js';

/** Turns whatever was thrown into the one error envelope. The unexpected gets an id that is found again in the log. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly routed: RoutedMethods) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    // Terminus throws a health answer that says no: it is an answer, not an error.
    if (thrown instanceof ServiceUnavailableException) return void reply.status(503).send(thrown.getResponse());
    // Where nothing is, nobody needs to hear what is wrong with the body.
    if (!(thrown instanceof NotFoundException) && !request.is404) return answerError(thrown, request, reply);
    const path = request.url.split('?')[0] ?? '/';
    const allowed = this.routed.at(path).join(', ');
    if (allowed) reply.header('Allow', allowed);
    answerError(allowed ? new AppError('METHOD_NOT_ALLOWED', { method: request.method, path, allowed }) : new AppError('NOT_FOUND', { method: request.method, path }), request, reply);
  }
}

/** So much of a refused body, in bytes, is read and thrown away. */
const WORTH_READING_AWAY = 64 * 1024 * 1024;

/** The same for what fails before Nest is reached: a body that is too large, not JSON or of another type. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = toAppError(thrown, request);
  // Not there yet when the URL itself could not be read.
  reply.header('X-Request-Id', request.id);
  if (error.retryAfterSeconds !== undefined) reply.header('Retry-After', String(error.retryAfterSeconds));
  // Fastify would cut the connection of a body that is too large, and the caller would see a reset instead of the answer.
  if (error.code === 'PAYLOAD_TOO_LARGE' && Number(request.headers['content-length']) < WORTH_READING_AWAY) reply.removeHeader('connection');
  void reply.status(error.status).header('Content-Type', 'application/json; charset=utf-8').send(envelopeOf(error, request, new Date()));
}
