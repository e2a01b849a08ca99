import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@app/platform';
import type { FastifyRequest } from 'fastify';

const COOKIE = 'tamiz_session';
const harmless = ['GET', 'HEAD', 'OPTIONS'];

/** The token in the cookie of a session; null without one. */
export function sessionToken(request: Pick<FastifyRequest, 'headers'>): string | null {
  const cookies = (request.headers.cookie ?? '').split(';').map((one) => one.trim());
  return cookies.find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) || null;
}

/** No script reads it, no other site sends it, and where the page came encrypted it never travels open. */
export function sessionCookie(request: Pick<FastifyRequest, 'headers' | 'protocol'>, token: string, seconds: number): string {
  const encrypted = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  return `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${encrypted ? '; Secure' : ''}`;
}

/** What a page of the session must send with every change. Whoever cannot read the cookie cannot make it. */
export const csrfToken = (token: string): string => createHash('sha256').update(`csrf ${token}`).digest('base64url');

/** Lets a change through only from our own page: SameSite alone is a browser's promise. */
export function refuseForeignChange(request: Pick<FastifyRequest, 'headers' | 'method'>, token: string): void {
  if (harmless.includes(request.method)) return;
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(csrfToken(token));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new AppError('CSRF_TOKEN_INVALID', {});
}
