import { describe, expect, it } from 'vitest';
import { comparedKey, keysToLookFor } from './compared-keys.js';

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
    expect(keysToLookFor('company_blocklist', ' ACME ')).toEqual(['acme']);
    expect(keysToLookFor('company_blocklist', ' ')).toEqual([]);
  });

  it('is an address and every network around it, the narrowest first', () => {
    const around = keysToLookFor('ip_allowlist', '190.16.7.9');
    expect(around).toHaveLength(33);
    expect(around.slice(0, 3)).toEqual(['190.16.7.9', '190.16.7.8/31', '190.16.7.8/30']);
    expect(around).toContain('190.16.0.0/20');
    expect(around.at(-1)).toBe('0.0.0.0/0');
    expect(keysToLookFor('ip_blocklist', '2001:db8::1')).toHaveLength(129);
    expect(keysToLookFor('ip_blocklist', '10.0.0.0/8')).toHaveLength(9);
    expect(keysToLookFor('ip_blocklist', 'nobody')).toEqual([]);
  });
});
