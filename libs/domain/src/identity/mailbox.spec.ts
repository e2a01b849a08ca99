import { describe, expect, it } from 'vitest';
import { likenessOf } from './mailbox.js';

describe('likenessOf', () => {
  it.each([
    ['ana.gomez@gmail.com', ' Ana.Gomez@GMAIL.com', 'same'],
    ['ana.gomez@gmail.com', 'anagomez+7@googlemail.com', 'variant'],
    ['ana@example.com', 'ana+promo@example.com', 'variant'],
    ['j.smith@example.com', 'js.mith@example.com', 'other'],
    ['ana@gmail.com', 'ana@example.com', 'other'],
    ['ana1@gmail.com', 'ana2@gmail.com', 'other'],
  ] as const)('%s and %s: %s', (one, other, likeness) => {
    expect(likenessOf(one, other)).toBe(likeness);
    expect(likenessOf(other, one)).toBe(likeness);
  });
});
