import { describe, expect, it } from 'vitest';
import { movedBack } from './moved-back.js';

const people = (value: unknown) => (value as { people: number }).people;

describe('movedBack', () => {
  it.each<[string, unknown, unknown, (value: unknown) => boolean, unknown]>([
    ['a number as far as it does', 40, 1, (value) => Number(value) <= 5, 5],
    ['a number from below', 0, 50, (value) => Number(value) >= 12, 12],
    ['a part by hundredths', 0, 0.9, (value) => Number(value) >= 0.334, 0.34],
    ['of a list what does no harm', ['a', 'bad', 'c'], [], (value) => !(value as string[]).includes('bad'), ['a', 'c']],
    ['not a list of somebody else', ['bad'], ['x', 'y'], (value) => (value as string[]).length === 2, ['x', 'y']],
    ['of fields the one that matters', { people: 9, of: { country: 'AR', asn: 1 } }, { people: 1, of: { country: 'ES', asn: 2 } }, (value) => people(value) <= 3, { people: 3, of: { country: 'AR', asn: 1 } }],
    ['a field inside', { people: 9, of: { country: 'AR', asn: 1 } }, { people: 1, of: { country: 'ES', asn: 2 } }, (value) => (value as { of: { asn: number } }).of.asn === 2, { people: 9, of: { country: 'AR', asn: 2 } }],
    ['a field that need not be there', { name: 'x' }, { name: 'y', phone: '1' }, (value) => (value as { name: string }).name === 'y', { name: 'y' }],
    ['a field that may stay', { name: 'x', phone: '1' }, { name: 'y' }, (value) => (value as { name: string }).name === 'y', { name: 'y', phone: '1' }],
    ['nothing that is not known', { people: 9 }, null, (value) => value === null, null],
  ])('brings back %s', (_, present, other, does, found) => {
    expect(movedBack(present, other, does)).toEqual(found);
  });
});
