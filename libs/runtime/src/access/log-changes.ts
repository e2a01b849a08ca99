import { type Endpoint, endpoints } from '@app/contracts';
import { ChangeLog, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, concatMap, from, type Observable, throwError } from 'rxjs';
import { ENDPOINT } from '../http/endpoint-mark.js';

const LONGEST_BODY = 8 * 1024;
/** U+0000 and halves of characters, as JSON writes them: PostgreSQL keeps neither. Who sends them is refused by the endpoint, after this. */
const unstorable = /\\u(0000|d[89a-f])/;
const secret = /password|secret|token|^key$/i;

/** The names of the endpoints that change how the house works, not what is known about people. */
const operations = new Map<Endpoint, string>(Object.entries<Endpoint>(endpoints).filter(([, { method, needs }]) => method !== 'GET' && needs.endsWith(':write')).map(([name, endpoint]) => [endpoint, name]));

export const isOperation = (endpoint: Endpoint): boolean => operations.has(endpoint);

/**
 * Writes down who changes what: before the change, so that none is without its entry; what was refused is taken out again. It stands
 * before operations only: a single interceptor before all routes takes a tenth of what a posted event costs.
 */
@Injectable()
export class LogChanges implements NestInterceptor {
  constructor(private readonly log: ChangeLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint | undefined;
    const operation = endpoint && operations.get(endpoint);
    if (!operation) return next.handle();
    const { holder, url, body } = context.switchToHttp().getRequest<FastifyRequest & { holder: KeyHolder }>();
    const change = { organizationId: holder.organizationId, actorKind: holder.member ? 'member' : 'key', actorId: holder.keyId, operation, path: url.split('?')[0] ?? url, body: told(body) } as const;
    return from(this.log.begin(change)).pipe(
      concatMap((id) =>
        next.handle().pipe(
          concatMap(async (answer: unknown) => {
            await this.log.done(id);
            return answer;
          }),
          // Of what fails unexpectedly nobody knows how far it came: its entry stays.
          catchError((error: unknown) => (wasRefused(error) ? from(this.log.withdraw(id)).pipe(concatMap(() => throwError(() => error))) : throwError(() => error))),
        ),
      ),
    );
  }
}

const wasRefused = (error: unknown): boolean => error instanceof AppError && error.status < 500;

/** The body without its secrets; null when it is long or no object. */
export function told(body: unknown): Record<string, unknown> | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const text = JSON.stringify(body, (name, value: unknown) => (secret.test(name) && typeof value === 'string' ? '…' : value));
  return text.length > LONGEST_BODY || unstorable.test(text) ? null : (JSON.parse(text) as Record<string, unknown>);
}
