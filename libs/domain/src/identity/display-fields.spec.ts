import { describe, expect, it } from 'vitest';
import { displayFields, withoutSystemKeys } from './display-fields.js';

describe('displayFields', () => {
  it.each([
    [{ name: 'Ana Gómez', email: 'ana@example.com' }, { name: 'Ana Gómez', email: 'ana@example.com', username: null }],
    [{ full_name: ' Ana Gómez ', firstName: 'Anita' }, { name: 'Ana Gómez', email: null, username: null }],
    [{ 'First Name': 'Ana', apellido: 'Gómez' }, { name: 'Ana Gómez', email: null, username: null }],
    [{ lastName: 'Gómez', login: 'agomez' }, { name: 'Gómez', email: null, username: 'agomez' }],
    [{ name: 7, email: '', mail: 'ana@example.com' }, { name: null, email: 'ana@example.com', username: null }],
    [{ plan: 'pro' }, { name: null, email: null, username: null }],
  ])('reads %j', (attributes, fields) => {
    expect(displayFields(attributes)).toEqual(fields);
  });

  it("follows the customer's own names when they are given", () => {
    expect(displayFields({ kontakt: 'ana@example.com', email: 'not this one' }, new Map([['kontakt', 'EMAIL']])).email).toBe('ana@example.com');
  });
});

describe('withoutSystemKeys', () => {
  it('leaves out what begins with an underscore, at the first level', () => {
    expect(withoutSystemKeys({ _u: 'https://example.com', plan: 'pro', nested: { _kept: true } })).toEqual({ plan: 'pro', nested: { _kept: true } });
  });
});
