import { describe, expect, it } from 'vitest';
import { linesOf, LineTooLong } from './lines.js';

async function linesIn(chunks: readonly Buffer[], longest?: number) {
  async function* bytes(): AsyncGenerator<Buffer> {
    yield* chunks;
  }
  const lines: (readonly [string, boolean])[] = [];
  for await (const { text, ended } of linesOf(bytes(), longest)) lines.push([text, ended]);
  return lines;
}

describe('linesOf', () => {
  it('is the same wherever the bytes are parted, also inside a character', async () => {
    const whole = Buffer.from('añ\n\n🙂\u2028b\nend');
    for (let at = 0; at <= whole.length; at += 1) {
      expect(await linesIn([whole.subarray(0, at), whole.subarray(at)])).toEqual([['añ', true], ['', true], ['🙂\u2028b', true], ['end', false]]);
    }
  });

  it('stops at a line that never ends', async () => {
    await expect(linesIn([Buffer.from('a\nbbb'), Buffer.from('bbb')], 5)).rejects.toThrow(LineTooLong);
  });
});
