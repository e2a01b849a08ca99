import { allows, type Permission } from '@app/contracts';
import type { KeyHolder } from '@app/database';
import { AppError, PUBLIC } from '@app/platform';
import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { COUNTS } from '../rate-limit/counts.js';
import { type Counted, RateLimits } from '../rate-limit/rate-limits.js';
import type { Metered } from '../rate-limit/tell-limits.js';
import { Access } from './access.js';
import { refuseForeignChange, sessionToken } from './session.js';

const NEEDS = 'needs-permission';

/** The permission that a key must have for this route. */
export const Needs = (permission: Permission): MethodDecorator & ClassDecorator => SetMetadata(NEEDS, permission);

type Guarded = Metered & { holder?: KeyHolder };

/** Whose request it is. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Guarded>().holder);

/** No route without a key or a session, unless it says @Public and why. A route that says neither is closed. */
@Injectable()
export class KeyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly access: Access, private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(PUBLIC, places)) return true;
    const request = context.switchToHttp().getRequest<Guarded>();
    const holder = await this.holderOf(request);
    this.count(request, holder.keyId, this.reflector.getAllAndOverride<Counted | undefined>(COUNTS, places) ?? 'requests');
    const needed = this.reflector.getAllAndOverride<Permission | undefined>(NEEDS, places);
    if (!needed) throw new AppError('FORBIDDEN', { reason: 'This route names no permission, so no key opens it.' });
    if (!allows(holder, needed)) throw new AppError('FORBIDDEN', { reason: `${holder.member ? 'Your role' : 'This key'} lacks the permission ${needed}.` });
    const named = request.headers['x-organization-id'];
    if (named !== undefined && String(named).toLowerCase() !== holder.organizationId) {
      throw new AppError('FORBIDDEN', { reason: 'X-Organization-ID names another organization than the key.' });
    }
    request.holder = holder;
    return true;
  }

  private async holderOf(request: Guarded): Promise<KeyHolder> {
    try {
      const token = request.headers.authorization === undefined ? sessionToken(request) : null;
      if (token === null) return await this.access.holderOf(request.headers.authorization);
      const holder = await this.access.memberOf(token);
      refuseForeignChange(request, token);
      return holder;
    } catch (error) {
      if (error instanceof AppError && error.code === 'UNAUTHORIZED') this.limits.takeFailure(request.ip);
      throw error;
    }
  }

  private count(request: Guarded, keyId: string, counted: Counted): void {
    request.meter = { allowance: this.limits[counted], key: keyId };
    // How many events there are is known once the body is read: the endpoint takes them.
    if (counted === 'requests') this.limits.take('requests', keyId, 1);
  }
}
