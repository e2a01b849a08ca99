import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from './read-address.js';

describe('readAddress', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback, IPv6', '::1'],
    ['RFC 1918', '10.0.65.171'],
    ['RFC 1918, upper end', '172.31.255.255'],
    ['RFC 1918', '192.168.0.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['link-local', '169.254.10.10'],
    ['link-local with its zone', 'fe80::1%eth0'],
    ['unique local', 'fd12:3456::1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified, IPv6', '::'],
    ['multicast', '239.1.1.1'],
    ['multicast, IPv6', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['documentation', '203.0.113.9'],
    ['documentation, IPv6', '2001:db8::9'],
    ['benchmarking', '198.18.0.1'],
    ['reserved', '240.0.0.1'],
    ['mapped private', '::ffff:192.168.1.1'],
    ['translated private', '64:ff9b::a00:1'],
    ['translated inside one network', '64:ff9b:1::be11:101'],
    ['6to4 of a private address', '2002:0a00:0001::1'],
    ['IPv4-compatible private', '::10.0.0.1'],
    ['never assigned', '4000::1'],
  ])('calls %s private: %s', (_kind, text) => {
    expect(readAddress(text).kind).toBe('private');
  });

  it.each([
    ['plain', '190.17.1.1', '190.17.1.1'],
    ['blanks around', ' \t190.17.1.1\n', '190.17.1.1'],
    ['a port behind', '190.17.1.1:51234', '190.17.1.1'],
    ['mapped', '::ffff:190.17.1.1', '190.17.1.1'],
    ['mapped, in hexadecimal', '::FFFF:be11:101', '190.17.1.1'],
    ['mapped, in brackets with port', '[::ffff:190.17.1.1]:443', '190.17.1.1'],
    ['NAT64', '64:ff9b::190.17.1.1', '190.17.1.1'],
    ['6to4', '2002:be11:101::1', '190.17.1.1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:41ee:fefe', '190.17.1.1'],
    ['IPv4-compatible', '::190.17.1.1', '190.17.1.1'],
    ['IPv4-compatible, in hexadecimal', '::be11:101', '190.17.1.1'],
    ['IPv6', '2800:810::1', '2800:810:0:0:0:0:0:1'],
    ['IPv6 in brackets with zone and port', '[2800:810::1%eth0]:443', '2800:810:0:0:0:0:0:1'],
  ])('finds the address inside: %s', (_how, text, address) => {
    expect(readAddress(text)).toMatchObject({ kind: 'public', text: address });
  });

  it.each(['unknown', '-', '999.1.1.1', '1.2.3', '010.0.0.1', '2130706433', '0x7f.1', '1.2.3.4/24', '1.2.3.4, 5.6.7.8', '[1.2.3.4]:80', '1.2.3.4%eth0', '2800:810::1::2', '[2800:810::1', '2800:810::1]:80', 'x'.repeat(5000)])(
    'calls %s malformed',
    (text) => {
      expect(readAddress(text).kind).toBe('malformed');
    },
  );

  it.each([null, undefined, '', '   '])('calls %j absent', (nothing) => {
    expect(readAddress(nothing).kind).toBe('absent');
  });

  it('reads an IPv6 address the same however it is written', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        expect(readAddress(`[${text.toUpperCase()}]:1`)).toEqual(readAddress(text));
      }),
    );
  });
});
