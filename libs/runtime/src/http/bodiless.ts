import { type Endpoint, endpoints } from '@app/contracts';
import type { FastifyRequest } from 'fastify';

const bodiless = new Set(Object.values<Endpoint>(endpoints).filter(({ body }) => body === undefined).map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`));

/**
 * Many clients name a content type with every request. Where no body is expected and none came, Fastify would read the
 * emptiness as JSON that is broken.
 */
export function forgetTypeOfNothing({ method, headers, routeOptions }: FastifyRequest): void {
  const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  if (isEmpty && bodiless.has(`${method} ${routeOptions.url}`)) delete headers['content-type'];
}
