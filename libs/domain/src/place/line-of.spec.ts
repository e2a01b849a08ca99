import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { lineOf, namedLine } from './line-of.js';

describe('the line of an address', () => {
  it.each([
    ['190.17.1.1', '190.17.1.1'],
    ['2800:810:500:1:8d3:77ff:fe12:9', '2800:810:500:1::/64'],
    ['2800:0810:0500:0001:0000:0000:0000:0001', '2800:810:500:1::/64'],
    ['2800:810:500:1::', '2800:810:500:1::/64'],
    ['2800:810::9', '2800:810:0:0::/64'],
    ['2800:810::1:2:3:4:5', '2800:810:0:1::/64'],
    ['2A02:26F7:D6C0:6842::1', '2a02:26f7:d6c0:6842::/64'],
  ])('%s is on %s', (address, line) => {
    expect(lineOf(address)).toBe(line);
  });

  it.each(['::1', 'fe80::1', 'fd12:3456::1', '::ffff:190.17.1.1', '64:ff9b::be11:101', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001::1', '[2800:810::1]:443', '2800:810:500:1::/64', '', 'not an address', 'a:b'])(
    '%j stays as it is',
    (address) => {
      expect(lineOf(address)).toBe(address);
    },
  );

  it.each([
    ['2800:0810:500:1::/64', '2800:810:500:1::/64'],
    ['2800:810:500:1:8d3::9/64', '2800:810:500:1::/64'],
    ['2800:810:500:1::9', null],
    ['2800:810::/32', null],
    ['fe80::/64', null],
    ['190.17.1.0/64', null],
    ['/64', null],
  ])('is named by %s: %j', (text, line) => {
    expect(namedLine(text)).toBe(line);
  });

  it('is one for two addresses where the first 64 bits of them are, however they are written', () => {
    const word = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(0xffff) });
    const address = fc.tuple(fc.integer({ min: 0x2002, max: 0x3fff }), ...(Array.from({ length: 7 }, () => word) as [typeof word])).map((words) => words as number[]);
    const written = (words: readonly number[], how: number): string => {
      const read = new ipaddr.IPv6(words.slice());
      return [read.toString(), read.toNormalizedString(), words.map((hextet) => hextet.toString(16).padStart(4, '0')).join(':').toUpperCase()][how] as string;
    };
    fc.assert(
      fc.property(address, address, fc.boolean(), fc.nat(2), fc.nat(2), (one, other, isNear, how, howToo) => {
        const second = isNear ? [...one.slice(0, 4), ...other.slice(4)] : other;
        const same = one.slice(0, 4).every((hextet, n) => hextet === second[n]);
        expect(lineOf(written(one, how)) === lineOf(written(second, howToo))).toBe(same);
      }),
      { numRuns: 2_000 },
    );
  });
});
