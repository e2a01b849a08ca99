import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../address/read-address.js';
import { NetworkSet, readNetwork } from './network-set.js';

describe('NetworkSet', () => {
  it('answers as checking every network one by one would', () => {
    const near = fc.tuple(fc.constantFrom(8, 9, 10), fc.nat(3), fc.nat(255), fc.nat(255)).map((octets) => octets.join('.'));
    const v6 = fc.tuple(fc.nat(3), fc.nat(3)).map(([high, low]) => `2800:${high}::${low}`);
    const network = fc.oneof(
      fc.tuple(near, fc.integer({ min: 6, max: 32 })).map(([address, length]) => `${address}/${length}`),
      fc.tuple(v6, fc.integer({ min: 20, max: 128 })).map(([address, length]) => `${address}/${length}`),
    );
    fc.assert(
      fc.property(fc.array(network, { maxLength: 12 }), fc.oneof(near, v6), (networks, text) => {
        const address = readAddress(text);
        fc.pre(address.kind === 'public');
        const parsed = ipaddr.parse(text);
        const expected = networks.some((each) => {
          const [start, length] = ipaddr.parseCIDR(each);
          return start.kind() === parsed.kind() && parsed.match(start, length);
        });
        expect(NetworkSet.of(networks).has(address)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', '1.2.3.0/33', '1.2.3/24', '1.2.3.0/', '1.2.3.0/24/8', '2001:db8::/129', 'AS9009', '1.2.3.4-1.2.3.9'])('refuses %j', (text) => {
    expect(readNetwork(text)).toBeNull();
    expect(() => NetworkSet.of([text])).toThrow(`"${text}" is not a network`);
  });
});
