import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, inBatches, type PreparedRow } from './batches.js';

const row = (number: number, json: string | null): PreparedRow => ({
  number,
  original: null,
  outcome: json === null ? { problem: 'It is none.' } : { json, person: null, statedCountry: null },
  remark: null,
});

async function batchesOf(rows: readonly PreparedRow[], limits: { rows: number; bytes: number }): Promise<Batch[]> {
  const batches: Batch[] = [];
  async function* source(): AsyncGenerator<PreparedRow> {
    yield* rows;
  }
  for await (const batch of inBatches(source(), limits)) batches.push(batch);
  return batches;
}

const bytesOf = (batch: Batch): number => batch.reduce((sum, { outcome }) => sum + ('json' in outcome ? Buffer.byteLength(outcome.json) + 1 : 0), 0);

describe('inBatches', () => {
  it('keeps every row and its order, each batch without a gap and within the limits', async () => {
    const anyRow = fc.record({ gap: fc.constantFrom(1, 1, 1, 2, 9), json: fc.option(fc.string({ unit: 'grapheme', maxLength: 30 })) });
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 200 }), async (given, most, bytes) => {
        let number = 0;
        const rows = given.map(({ gap, json }) => row((number += gap), json));
        const batches = await batchesOf(rows, { rows: most, bytes });
        expect(batches.flat()).toEqual(rows);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(most);
          expect(batch.at(-1)?.number).toBe((batch[0]?.number ?? 0) + batch.length - 1);
          if (batch.length > 1) expect(bytesOf(batch)).toBeLessThanOrEqual(bytes);
        }
      }),
    );
  });

  it('fills a batch before it begins another', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => row(index + 1, '{}'));
    expect((await batchesOf(rows, { rows: 1_000, bytes: 1e6 })).map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
  });
});
