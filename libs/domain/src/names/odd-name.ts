import { remembering } from '../cache/remembering.js';
import { oddityOf } from './letter-triples.js';
import { isLatin, plainLetters } from './plain-letters.js';

/** What is odd about a name, and how sure that is. */
export interface OddName {
  readonly because: string;
  /** 0..1. */
  readonly sure: number;
}

/** What people type who do not want to say how they are called. */
const placeholders: ReadonlySet<string> = new Set(
  'test tester testing prueba pruebas teste tests demo example ejemplo exemplo user usuario name nombre nome apellido surname firstname lastname fulano mengano asd asdf asdasd qwe qwerty abc abcd foo bar baz null none undefined nobody anonymous anonimo unknown xxx aaa bbb sample dummy fake admin n a na'.split(' '),
);

/** Four keys in a row, and five of the row with the vowels: Trewin and Wert are names. */
const rows: readonly (readonly [row: string, least: number])[] = [['qwertyuiop', 5], ['asdfghjkl', 4], ['zxcvbnm', 4]];

/** Between these the letters of a name become odd: see `oddityOf`. */
const oddFrom = 21;
const oddTo = 26;

/** Null for what may well be somebody's name. Of other scripts than Latin nothing is said. */
export const oddName = remembering(judge, { atMost: 10_000 });

function judge(name: string): OddName | null {
  if (!isLatin(name)) return null;
  const plain = plainLetters(name);
  const words = plain.split(' ');
  if (words.every((word) => placeholders.has(word))) return { because: 'is what people write who do not say their name', sure: 1 };
  if (words.some(isWalk)) return { because: 'is a walk over the keyboard', sure: 1 };
  // Roman numerals follow names.
  if (words.some((word) => /(.)\1\1/.test(word) && !/^i+$/.test(word))) return { because: 'has the same letter three times in a row', sure: 0.6 };
  const oddity = oddityOf(plain);
  if (oddity !== null && oddity > oddFrom) return { because: 'has letters in an order that names do not have', sure: 0.15 + 0.15 * Math.min(1, (oddity - oddFrom) / (oddTo - oddFrom)) };
  if (/\d/.test(name)) return { because: 'has digits in it', sure: 0.15 };
  return null;
}

function isWalk(word: string): boolean {
  return rows.some(([row, least]) => [row, [...row].reverse().join('')].some((keys) => holdsRun(word, keys, least)));
}

function holdsRun(word: string, keys: string, least: number): boolean {
  for (let from = 0; from + least <= keys.length; from += 1) if (word.includes(keys.slice(from, from + least))) return true;
  return false;
}
