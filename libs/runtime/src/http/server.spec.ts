import { describe, expect, it } from 'vitest';
import { unreadable } from './server.js';

describe('unreadable', () => {
  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', 408, 'REQUEST_TIMEOUT'],
    ['HPE_HEADER_OVERFLOW', 431, 'HEADERS_TOO_LARGE'],
    ['HPE_INVALID_METHOD', 400, 'REQUEST_MALFORMED'],
  ])('makes of %s %i %s', (code, status, named) => {
    expect(unreadable(Object.assign(new Error('What Node said.'), { code }))).toMatchObject({ status, code: named });
  });
});
