import { RoutedMethods } from '@app/platform';
import { describe, expect, it } from 'vitest';
import { Drain } from '../drain.js';
import { httpServer, unreadable } from './server.js';

describe('httpServer', () => {
  it('tells a client how long it keeps a connection without a request, so that the client can leave it first', async () => {
    const fastify = httpServer(new RoutedMethods(), { REQUEST_TIMEOUT_SECONDS: 300, KEEP_ALIVE_SECONDS: 7, SHUTDOWN_WITHIN_MS: 100 }, new Drain()).getInstance();
    try {
      const { headers } = await fetch(await fastify.listen({ port: 0, host: '127.0.0.1' }));
      expect(headers.get('keep-alive')).toBe('timeout=7');
    } finally {
      await fastify.close();
    }
  });
});

describe('unreadable', () => {
  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', 408, 'REQUEST_TIMEOUT'],
    ['HPE_HEADER_OVERFLOW', 431, 'HEADERS_TOO_LARGE'],
    ['HPE_INVALID_METHOD', 400, 'REQUEST_MALFORMED'],
  ])('makes of %s %i %s', (code, status, named) => {
    expect(unreadable(Object.assign(new Error('What Node said.'), { code }))).toMatchObject({ status, code: named });
  });
});
