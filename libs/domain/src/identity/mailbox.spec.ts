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
    ['+5491155554821@phone.example.com', '+5491155557310@phone.example.com', 'other'],
    ['+5491155554821@phone.example.com', '+5491155554821+a@phone.example.com', 'variant'],
    ['ana@@gmail.com', 'ana@@example.com', 'other'],
  ] as const)('%s and %s: %s', (one, other, likeness) => {
    expect(likenessOf(one, other)).toBe(likeness);
    expect(likenessOf(other, one)).toBe(likeness);
  });
});
