import { endpoints } from '@app/contracts';
import { AppError } from '@app/platform';
import type { FastifyInstance } from 'fastify';

/** Leaves the body of an upload to its endpoint, and refuses forms everywhere else. */
export function leaveForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('multipart/form-data', (request, _body, done) => {
    if (request.routeOptions.url === endpoints.importUserEvents.path) return done(null);
    return done(new AppError('UNSUPPORTED_MEDIA_TYPE', { type: 'multipart/form-data', accepted: 'application/json' }));
  });
}
