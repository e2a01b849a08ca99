import { describe, expect, it } from 'vitest';
import { comparedKey, keysToLookFor, networkLengthsOf } from './compared-keys.js';

describe('comparedKey', () => {
  it.each<[string, string, string | null]>([
    ['email_blocklist', '  Ana@Example.COM ', 'ana@example.com'],
    ['custom', 'Cafe\u0301', 'café'],
    ['custom', ' \t ', null],
    ['document_blocklist', '20-24245549-6', '20242455496'],
    ['document_blocklist', '12.345.678-K', '12345678k'],
    ['document_blocklist', '--', null],
    ['phone_blocklist', '+54 9 11', '+54 9 11'],
    ['ip_blocklist', ' 190.16.0.1 ', '190.16.0.1'],
    ['ip_blocklist', '190.16.0.1/32', '190.16.0.1'],
    ['ip_blocklist', '190.16.7.9/20', '190.16.0.0/20'],
    ['ip_blocklist', '0.0.0.0/0', '0.0.0.0/0'],
    ['ip_blocklist', '2001:DB8::0:1', '2001:db8::1'],
    ['ip_blocklist', '2001:db8:ffff::/33', '2001:db8:8000::/33'],
    ['ip_blocklist', '::ffff:190.16.0.1', '190.16.0.1'],
    ['ip_blocklist', '::ffff:190.16.0.0/112', '190.16.0.0/16'],
    ['ip_blocklist', '::ffff:190.16.0.0/8', null],
    ['ip_blocklist', '190.16.0.1/33', null],
    ['ip_blocklist', '010.0.0.1', null],
    ['ip_blocklist', '190.16', null],
    ['ip_blocklist', 'fe80::1%eth0', null],
    ['ip_blocklist', 'example.com', null],
  ])('of a %s reads %j as %j', (type, value, key) => {
    expect(comparedKey(type, value)).toBe(key);
  });
});

describe('keysToLookFor', () => {
  it('is the value itself where values are only equal or not', () => {
    expect(keysToLookFor('company_blocklist', ' ACME ', [8])).toEqual(['acme']);
    expect(keysToLookFor('company_blocklist', ' ', [])).toEqual([]);
  });

  it('is an address and the networks of the given lengths around it, the narrowest first', () => {
    expect(keysToLookFor('ip_allowlist', '190.16.7.9', [0, 20, 31, 20, 48])).toEqual(['190.16.7.9', '190.16.7.8/31', '190.16.0.0/20', '0.0.0.0/0']);
    expect(keysToLookFor('ip_blocklist', '2001:db8::1', [32, 8])).toEqual(['2001:db8::1', '2001:db8::/32', '2000::/8']);
    expect(keysToLookFor('ip_blocklist', '10.7.0.0/16', [8, 16, 24])).toEqual(['10.7.0.0/16', '10.0.0.0/8']);
    expect(keysToLookFor('ip_blocklist', 'nobody', [8])).toEqual([]);
  });

  it('looks for the lengths that a list was given', () => {
    expect(networkLengthsOf('ip_blocklist', ['10.0.0.0/8', '2001:db8::/32', '1.1.1.1', '11.0.0.0/8'])).toEqual([8, 32]);
    expect(networkLengthsOf('custom', ['10.0.0.0/8'])).toEqual([]);
  });
});
