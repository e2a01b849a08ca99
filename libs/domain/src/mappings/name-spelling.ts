import { remembering } from '../cache/remembering.js';

/** Longer than any name, and short enough for an index. */
const longest = 256;

/** A name as it is compared: `user.login`, `User Login` and `userLogin` are one. A name of separators only stays what it is. */
export const nameSpelling = remembering(spell, { atMost: 4_000 });

function spell(name: string): string {
  const spelling = name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') || name;
  // By characters: half of one could not be stored.
  return spelling.length <= longest ? spelling : [...spelling].slice(0, longest).join('');
}
