import { AppError, Public } from '@app/platform';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleFiles } from './console-files.js';

/** Our own scripts, styles and answers; nothing from elsewhere, nothing inline, and in nobody's frame. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The web console. What it shows it asks for, with the session of whoever logged in. */
@Controller()
@Public('The page and its scripts are the same for everybody; what they show needs a session.')
export class ConsoleController {
  private readonly files = new ConsoleFiles();

  @Get()
  root(@Res() reply: FastifyReply): void {
    void reply.redirect('/console/', 302);
  }

  @Get('console')
  bare(@Res() reply: FastifyReply): void {
    void reply.redirect('/console/', 302);
  }

  @Get('console/*')
  file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const path = (request.params as Record<string, string>)['*'] ?? '';
    const file = this.files.find(path);
    if (!file) throw new AppError('NOT_FOUND', { method: request.method, path: `/console/${path}` });
    reply
      .header('Content-Security-Policy', policy)
      .header('X-Content-Type-Options', 'nosniff')
      .header('Referrer-Policy', 'no-referrer')
      .header('Cross-Origin-Opener-Policy', 'same-origin')
      .header('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('Vary', 'Accept-Encoding')
      .header('Content-Type', file.type);
    if (/\bgzip\b/.test(String(request.headers['accept-encoding']))) void reply.header('Content-Encoding', 'gzip').send(file.gzipped);
    else void reply.send(file.bytes);
  }
}
