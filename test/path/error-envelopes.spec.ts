import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest } from '../support/raw-request.js';
import { WholeSystem } from '../support/whole-system.js';

const nowhere = '019ab3c2-0000-7000-8000-000000000000';
const login = { eventType: 'LOGIN_SUCCESS', taxId: '20-24245549-6' };
const proto = '{"eventType":"LOGIN_SUCCESS","taxId":"1","__proto__":{"isAdmin":true}}';

describe('whatever fails, the answer has one shape', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.shared();
  });
  afterAll(() => system.stop());

  it.each<[number, string, string, () => ReturnType<WholeSystem['ask']>]>([
    [404, 'NOT_FOUND', 'a path that is none', () => system.get('/nothing/here?x=1')],
    [404, 'RULE_NOT_FOUND', 'an id that is longer than any', () => system.get(`/rules/${'9'.repeat(4_000)}`)],
    [404, 'ALERT_NOT_FOUND', 'an alert that was never raised', () => system.get(`/alerts/${nowhere}`)],
    [404, 'ENDPOINT_NOT_FOUND', 'an endpoint of nobody', () => system.get(`/webhooks/endpoints/${nowhere}`)],
    [404, 'API_KEY_NOT_FOUND', 'a key of nobody', () => system.delete(`/api-keys/${nowhere}`)],
    [404, 'DELIVERY_NOT_FOUND', 'an id with a character that no table holds', () => system.get('/webhooks/deliveries/%00')],
    [405, 'METHOD_NOT_ALLOWED', 'a method that is not served', () => system.ask('PUT', '/rules')],
    [405, 'METHOD_NOT_ALLOWED', 'OPTIONS', () => system.ask('OPTIONS', '/rules/1')],
    [400, 'URL_MALFORMED', 'a percent sign without digits', () => system.get('/rules/%zz')],
    [400, 'MALFORMED_JSON', 'half a document', () => system.post('/rules', '{"name":')],
    [400, 'MALFORMED_JSON', 'a prototype', () => system.post('/events/user', proto)],
    [400, 'MALFORMED_JSON', 'an empty body', () => system.post('/rules', '')],
    [400, 'VALIDATION_ERROR', 'no body at all', () => system.ask('POST', '/rules')],
    [400, 'VALIDATION_ERROR', 'a filter that is misspelt', () => system.get('/rules?limitt=1')],
    [400, 'VALIDATION_ERROR', 'a filter that is given twice', () => system.get('/rules?limit=1&limit=2')],
    [415, 'UNSUPPORTED_MEDIA_TYPE', 'a form', () => system.post('/rules', 'name=x', { 'Content-Type': 'application/x-www-form-urlencoded' })],
    [415, 'UNSUPPORTED_MEDIA_TYPE', 'a content type that is none', () => system.post('/rules', '{}', { 'Content-Type': ';;;' })],
    [401, 'UNAUTHORIZED', 'no key', () => system.ask('GET', '/rules', { key: null })],
    [403, 'FORBIDDEN', 'another organization in the header', () => system.ask('GET', '/rules', { headers: { 'X-Organization-ID': '019ab3c2-0000-7000-8000-000000000000' } })],
  ])('%i %s for %s', async (status, code, _, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      success: false,
      error: expect.objectContaining({ code, message: expect.stringMatching(/\S/), fix: expect.stringMatching(/\.$/), link: `/docs/errors#${code}`, requestId: answer.headers.get('x-request-id') }) as unknown,
    });
    expect(answer.headers.get('allow')).toEqual(status === 405 ? expect.stringContaining('GET') : null);
  });

  it('under /api/ it is the envelope of Dregs, with ours beside', async () => {
    const answer = await system.ask('GET', '/api/nothing/here', { headers: { 'X-Request-Id': 'my-own-1' } });
    expect(answer.body).toEqual({
      timestamp: expect.stringMatching(/^\d{4}-.+Z$/) as unknown,
      status: 404,
      error: 'Not Found',
      message: 'There is nothing at GET /api/nothing/here.',
      code: 'NOT_FOUND',
      fix: expect.any(String) as unknown,
      link: '/docs/errors#NOT_FOUND',
      requestId: 'my-own-1',
    });
    expect(answer.headers.get('x-request-id')).toBe('my-own-1');
    expect((await system.get('/api/rules/%zz')).body).toMatchObject({ status: 400, code: 'URL_MALFORMED' });
  });

  it.each([
    ['what is not HTTP', 400, 'REQUEST_MALFORMED', 'HELLO\r\n\r\n'],
    ['a header that cannot be one', 400, 'REQUEST_MALFORMED', 'GET /rules HTTP/1.1\r\nHost: a\r\nX: \u0001\r\n\r\n'],
    ['two lengths', 400, 'REQUEST_MALFORMED', 'POST /rules HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    ['a URL of 20 KB', 431, 'HEADERS_TOO_LARGE', `GET /rules?x=${'y'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`],
    ['headers of 20 KB', 431, 'HEADERS_TOO_LARGE', `GET /rules HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`],
  ])('%s is answered before it is a request', async (_, status, code, bytes) => {
    const answer = await rawRequest(system.app.url, bytes);
    expect(answer.status).toBe(status);
    const { error } = JSON.parse(answer.body) as { error: { code: string; link: string; requestId: string } };
    expect(error).toMatchObject({ code, link: `/docs/errors#${code}` });
    expect(answer.head.toLowerCase()).toContain(`x-request-id: ${error.requestId}`);
  });

  it('every answer has an id, and no question a 5xx', async () => {
    const questions: (readonly [string, string, string?, string?])[] = [
      ...['GET', 'HEAD', 'OPTIONS', 'TRACE', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].flatMap((method) => ['/', '/rules', '/health/live', '/docs', '/events/user'].map((path) => [method, path] as const)),
      ['POST', '/rules', 'null', 'application/json'],
      ['POST', '/rules', '[]', 'application/json'],
      ['POST', '/rules', '"x"', 'text/plain'],
      ['POST', '/rules', '{"name":"\\u0000","conditions":[{"dimension":"ANY","operator":"lt","threshold":1}]}', 'application/json'],
      ['POST', '/rules', '{"name":"\\ud800","conditions":[{"dimension":"ANY","operator":"lt","threshold":1e308}]}', 'application/json'],
      ['POST', '/webhooks/endpoints', '{"url":"https://example.com/\\u0000"}', 'application/json'],
      ['POST', '/events/user/batch', proto, 'application/x-ndjson'],
      ['POST', '/events/user/batch', '', 'application/x-ndjson'],
      ['DELETE', '/rules/1', '', 'application/json'],
      ['PATCH', '/organization', '{"defaultCountry":"ARG"}', 'application/json'],
      ['GET', `/alerts?entityId=%00`],
    ];
    for (const [method, path, body, type] of questions) {
      const head = `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer ${system.secretKey}\r\n${type ? `Content-Type: ${type}\r\n` : ''}Content-Length: ${Buffer.byteLength(body ?? '')}\r\n\r\n`;
      const answer = await rawRequest(system.app.url, head + (body ?? ''));
      expect(answer.status, `${method} ${path} ${body ?? ''}`).toBeLessThan(500);
      expect(answer.head.toLowerCase(), `${method} ${path}`).toContain('x-request-id: ');
    }
  });

  it('a DELETE that names JSON and brings none is done', async () => {
    const { body } = await system.post('/rules', { name: 'Short-lived', conditions: [{ dimension: 'ANY', operator: 'lt', threshold: 1 }] });
    const gone = await system.ask('DELETE', `/rules/${String(body['rule']?.['id'])}`, { headers: { 'Content-Type': 'application/json' } });
    expect(gone.status).toBe(204);
  });

  it('and the next event is stored', async () => {
    expect((await system.post('/events/user', login)).status).toBe(201);
  });
});
