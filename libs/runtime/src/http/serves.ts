import type { AskedOf, Endpoint, Permission } from '@app/contracts';
import { check, type ErrorCode, invalid } from '@app/platform';
import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, RequestMapping, RequestMethod, SetMetadata, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Needs } from '../access/key.guard.js';
import { isOperation, LogChanges } from '../access/log-changes.js';
import { Counts } from '../rate-limit/counts.js';
import { ENDPOINT } from './endpoint-mark.js';

/** Routes an endpoint of the catalogue to this method, behind the permission that it names. */
export const Serves = (endpoint: Endpoint<ErrorCode, Permission>): MethodDecorator =>
  applyDecorators(
    RequestMapping({ path: endpoint.path.replace(/\{(\w+)\}/g, ':$1'), method: RequestMethod[endpoint.method] }),
    HttpCode(endpoint.answer.status),
    Needs(endpoint.needs),
    Counts(endpoint.counts ?? 'requests'),
    SetMetadata(ENDPOINT, endpoint),
    ...(isOperation(endpoint) ? [UseInterceptors(LogChanges)] : []),
  );

/** The request of the served endpoint, checked by its schemas: `@Asked() asked: AskedOf<typeof endpoint>`. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint;
  return readRequest(endpoint, context.switchToHttp().getRequest<FastifyRequest>());
});

/** Checks the parts of a request by the endpoint's schemas; throws VALIDATION_ERROR with everything that is wrong. */
export function readRequest<Definition extends Endpoint>(endpoint: Definition, request: Pick<FastifyRequest, 'params' | 'query' | 'headers' | 'body'>): AskedOf<Definition> {
  const parts = ['params', 'query', 'headers', 'body'] as const;
  const read = parts.map((part) => {
    const schema = endpoint[part];
    return schema ? check(schema, given(request[part], part)) : { success: true as const, data: {} };
  });
  const mistakes = read.flatMap((one) => (one.success ? [] : one.mistakes));
  if (mistakes.length > 0) throw invalid(mistakes);
  return Object.fromEntries(read.map((one, n) => [parts[n], one.success ? one.data : undefined])) as unknown as AskedOf<Definition>;
}

/** Fastify leaves out a body that was not sent, and makes parameters without a prototype. */
const given = (value: unknown, part: string): unknown => (part === 'body' ? value : { ...(value as object) });
