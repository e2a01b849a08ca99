import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.js';
import { toAppError } from './to-app-error.js';

const request = { method: 'GET', url: '/entities/1?x=1' };
const thrown = (fields: object): Error => Object.assign(new Error('What PostgreSQL said.'), fields);

describe('toAppError', () => {
  it.each<[string, Error, number, string]>([
    ['an error of the table', new AppError('ENTITY_IDENTIFIER_MISSING', {}), 400, 'ENTITY_IDENTIFIER_MISSING'],
    ['what nobody expected', new TypeError('x is not a function'), 500, 'INTERNAL_ERROR'],
    ['a database that goes down', thrown({ code: '57P01' }), 503, 'STORAGE_UNAVAILABLE'],
    ['a database that nobody listens at', thrown({ code: 'ECONNREFUSED' }), 503, 'STORAGE_UNAVAILABLE'],
    ['a database whose Unix socket is gone', thrown({ code: 'ENOENT', syscall: 'connect' }), 503, 'STORAGE_UNAVAILABLE'],
    ['a file of ours that is gone', thrown({ code: 'ENOENT', syscall: 'open' }), 500, 'INTERNAL_ERROR'],
    ['a value that no column takes', thrown({ code: '22021' }), 400, 'VALIDATION_ERROR'],
    ['a constraint that nobody foresaw', thrown({ code: '23505' }), 500, 'INTERNAL_ERROR'],
    ['an address that cannot be read', thrown({ code: 'FST_ERR_BAD_URL' }), 400, 'URL_MALFORMED'],
  ])('makes of %s %i %s', (_, error, status, code) => {
    expect(toAppError(error, request)).toMatchObject({ status, code });
  });

  it('says nothing of what went wrong inside, but how to find it in the log', () => {
    const error = toAppError(new Error('password=secret'), request);
    expect(error.message).toMatch(/error [0-9a-f-]{36}/);
    expect(JSON.stringify(error.body())).not.toContain('secret');
  });
});
