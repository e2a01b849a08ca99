import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { displayOn } from './display.js';

function anOutput(isTTY: boolean) {
  const output = new PassThrough();
  const stream = Object.assign(output, { isTTY, columns: 120, cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => String(output.read() ?? '') };
}

describe('the progress', () => {
  it('is a plain line every few seconds where nobody watches', () => {
    const { stream, written } = anOutput(false);
    let now = 0;
    const display = displayOn(stream, () => now);
    display.begin('Posting', 10_000, 2_000);
    for (const [at, done] of [[1_000, 2_500], [5_000, 4_000], [6_000, 5_000], [10_000, 12_000]] as const) {
      now = at;
      display.at(done);
    }
    display.note('It is busy.');
    display.note('It is busy.');
    expect(written()).toBe('Posting: 4,000 of 10,000, 400/s\nPosting: 12,000 of 12,000, 1,000/s\nIt is busy.\n');
  });

  it('is a bar on a terminal, whose total grows when it was too low', () => {
    const { stream, written } = anOutput(true);
    const display = displayOn(stream, () => 1);
    display.begin('Posting', 10_000, 0);
    display.at(12_500);
    display.note('It is busy.');
    display.end();
    const shown = written();
    expect(shown).toContain('It is busy.\n');
    expect(shown).toContain('100 % | 12,500 of 12,500');
  });
});
