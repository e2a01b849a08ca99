import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Public } from '@app/platform';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentText, openApiDocument } from './document/document.js';
import { errorsPage } from './page/errors-page.js';
import { referencePage } from './page/reference-page.js';
import { style } from './page/style.js';

/** Nothing from elsewhere, no script, and in nobody's frame. */
const policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface Text {
  readonly type: string;
  readonly text: string;
  readonly gzipped: Buffer;
  readonly tag: string;
}

/**
 * The reference for programs and for people. Written when somebody first asks and kept: it takes as long as all else that a
 * start does. What cannot be described is found before that, by the test that holds docs/openapi.json against the endpoints.
 */
@Controller()
@Public('Whoever integrates reads it before there is a key; it tells nothing of anybody.')
export class ReferenceController {
  private readonly document = once(() => textOf('application/json; charset=utf-8', documentText()));
  private readonly reference = once(() => textOf('text/html; charset=utf-8', referencePage(openApiDocument())));
  private readonly errors = once(() => textOf('text/html; charset=utf-8', errorsPage(openApiDocument())));
  private readonly style = once(() => textOf('text/css; charset=utf-8', style));

  @Get('openapi.json')
  openApi(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    send(this.document(), request, reply);
  }

  @Get('docs')
  docs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    send(this.reference(), request, reply);
  }

  @Get('docs/errors')
  docsOfErrors(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    send(this.errors(), request, reply);
  }

  @Get('docs/style.css')
  docsStyle(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    send(this.style(), request, reply);
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

const textOf = (type: string, text: string): Text => ({ type, text, gzipped: gzipSync(text), tag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` });

/** 304 for whoever has it already. */
function send({ type, text, gzipped, tag }: Text, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('ETag', tag).header('Cache-Control', 'no-cache').header('Vary', 'Accept-Encoding').header('Content-Security-Policy', policy).header('X-Content-Type-Options', 'nosniff').header('Referrer-Policy', 'no-referrer');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
  if (known.includes(tag) || known.includes('*')) return void reply.status(304).send();
  reply.header('Content-Type', type);
  if (/\bgzip\b/.test(String(request.headers['accept-encoding']))) reply.header('Content-Encoding', 'gzip').send(gzipped);
  else reply.send(text);
}
