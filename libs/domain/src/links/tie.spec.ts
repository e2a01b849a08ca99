import { expect, it } from 'vitest';
import { linkStrength, type TieType } from './tie.js';

it.each<[string, TieType[]]>([
  ['strong', ['SAME_SESSION']],
  ['strong', ['SAME_IP', 'SAME_DEVICE']],
  ['moderate', ['SAME_IP', 'SIMILAR_EMAIL']],
  ['moderate', ['SIMILAR_EMAIL', 'SIMILAR_NAME']],
  ['weak', ['SAME_IP']],
  ['weak', ['SAME_IP', 'SAME_IP']],
  ['weak', ['SIMILAR_NAME']],
])('a link is %s by %j', (strength, types) => {
  expect(linkStrength(types)).toBe(strength);
});
