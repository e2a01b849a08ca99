import { describe, expect, it } from 'vitest';
import { nameAt } from './cel-tokens.js';

describe('what a name that was meant takes the place of', () => {
  it.each([
    ['place.contry == "AR"', '1:1', 'place.contry'],
    ['true &&\n  event.metadata.chanel == "web"', '2:3', 'event.metadata.chanel'],
    ['window.count([], "entty", "1h") > 1', '1:18', 'entty'],
    ['window.count([], "entty', '1:18', 'entty'],
    ['window.count(["LOGN"], "entity", "1h") > 1', '1:14', null],
    ['1 == "a"', '1:1', null],
    ['', '1:1', null],
  ])('%j at %s: %j', (text, at, name) => {
    const found = nameAt(text, at);
    expect(found && text.slice(found.from, found.to)).toBe(name);
  });
});
