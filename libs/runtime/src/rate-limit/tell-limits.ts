import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Allowance } from './allowance.js';

/** A request that is counted, and where. */
export type Metered = FastifyRequest & { meter?: { readonly allowance: Allowance; readonly key: string } };

/** The headers of draft-ietf-httpapi-ratelimit-headers on every answer to a key, as things stand when it leaves. */
export function tellLimits(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    const { meter } = request as Metered;
    if (meter) {
      reply.header('RateLimit-Policy', meter.allowance.policy);
      reply.header('RateLimit', meter.allowance.left(meter.key));
    }
    done();
  });
}
