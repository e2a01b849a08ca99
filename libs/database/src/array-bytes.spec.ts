import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayBytes } from './array-bytes.js';

/** As PostgreSQL's `array_recv` reads one of one dimension: a header, then the length and the bytes of each element. */
function elementsOf(bytes: Buffer): (string | null)[] {
  const found: (string | null)[] = [];
  for (let at = bytes.readInt32BE(0) === 0 ? bytes.length : 20; at < bytes.length; ) {
    const length = bytes.readInt32BE(at);
    at += 4;
    found.push(length === -1 ? null : bytes.subarray(at, at + length).toString('hex'));
    at += Math.max(0, length);
  }
  return found;
}

const [here, there] = ['0197a5b0-0000-7000-8000-00000000000a', 'FFFFFFFF-1111-4222-8333-444444444444'];

describe('arrayBytes', () => {
  it('writes ids one by one, also where the same comes again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(here, there, null), fc.uuid())), (ids) => {
        const bytes = arrayBytes(ids, 'uuid') as Buffer;
        expect(elementsOf(bytes)).toEqual(ids.map((id) => id?.replaceAll('-', '').toLowerCase() ?? null));
        expect([bytes.readInt32BE(8), bytes.readInt32BE(4)]).toEqual([2950, ids.includes(null) ? 1 : 0]);
      }),
    );
  });

  it('leaves to texts what is no id', () => {
    expect(arrayBytes([here, 'not an id', 'not an id'], 'uuid')).toBeNull();
  });
});
