import { loginInput } from '@app/contracts';
import { type KeyHolder, Sessions } from '@app/database';
import { AppError, Public, read } from '@app/platform';
import { Access, csrfToken, isPassword, RateLimits, refuseForeignChange, sessionCookie, sessionToken } from '@app/runtime';
import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_ENV, type ApiEnv } from '../env.js';

const HOUR_S = 3_600;

/** The console's way in. It is no endpoint of the catalogue: programs have keys. */
@Controller('session')
@Public('Whoever logs in has no session yet; the other two look for it themselves.')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly access: Access,
    private readonly limits: RateLimits,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  /** Every try counts as one without a valid key, before anything is hashed: passwords are not guessed here, nor is the machine kept busy. */
  @Post()
  async begin(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { email, password } = read(loginInput, request.body);
    this.limits.takeFailure(request.ip);
    this.limits.takeLogin(email);
    const claimant = await this.sessions.claimant(email);
    const fits = await isPassword(password, claimant?.passwordHash ?? null);
    const token = claimant && fits ? await this.sessions.begin(claimant, this.env.SESSION_HOURS) : null;
    if (token === null) throw new AppError('LOGIN_FAILED', {});
    reply.header('Set-Cookie', sessionCookie(request, token, this.env.SESSION_HOURS * HOUR_S));
    return shown(await this.access.memberOf(token), token);
  }

  @Get()
  async current(@Req() request: FastifyRequest) {
    const token = sessionToken(request);
    if (token === null) throw new AppError('UNAUTHORIZED', { reason: 'Nobody is logged in.' });
    return shown(await this.access.memberOf(token), token);
  }

  @Delete()
  @HttpCode(204)
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = sessionToken(request);
    if (token === null) return;
    refuseForeignChange(request, token);
    await this.sessions.end(token);
    this.access.forget(token);
    reply.header('Set-Cookie', sessionCookie(request, '', 0));
  }
}

const shown = ({ member, permissions, organizationId, expiresAt }: KeyHolder, token: string) => ({ success: true, member, organizationId, permissions, expiresAt, csrfToken: csrfToken(token) });
