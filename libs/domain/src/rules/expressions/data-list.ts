import { atMost } from '../limits.js';
import { type Expression, mayStep, type Run, unknownFor } from './expression.js';
import { type FieldPath, valuesAt } from './field-path.js';
import type { RuleCase } from '../rule-case.js';

/** What a rule asks a data list: whether a value is on it, or any word or phrase of a text. */
export interface ListQuestion {
  readonly listId: string;
  readonly path: FieldPath;
  readonly by: 'value' | 'words';
}

const longestPhrase = 3;
const mostWords = 200;
/** What is read of one text in search of words. */
const mostCharacters = 2_048;

/** The words of texts and what up to three of them in a row make: keywords are found as a whole, not inside of words. */
export function phrasesOf(texts: readonly string[]): string[] {
  const phrases = new Set<string>();
  let wordsLeft = mostWords;
  for (const text of texts) {
    if (wordsLeft <= 0) break;
    const words = text.slice(0, mostCharacters).normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu)?.slice(0, wordsLeft) ?? [];
    wordsLeft -= words.length;
    for (let from = 0; from < words.length; from += 1) {
      for (let length = 1; length <= longestPhrase && from + length <= words.length; length += 1) phrases.add(words.slice(from, from + length).join(' '));
    }
  }
  return [...phrases];
}

/** What is looked for when a value of a case is asked about; null where it is nothing that a list can hold. */
function soughtFor(by: ListQuestion['by'], value: unknown): readonly string[] | null {
  const values: readonly unknown[] = Array.isArray(value) ? value.slice(0, atMost('elements')) : [value];
  const texts = values.filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean').map(String);
  if (texts.length === 0 && !Array.isArray(value)) return null;
  return by === 'words' ? phrasesOf(texts) : texts;
}

/** Of every list that the rules ask: the values that have to be looked up for this case. */
export function valuesAsked(rules: Iterable<{ readonly lists: readonly ListQuestion[] }>, given: RuleCase): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>();
  for (const { lists } of rules) {
    for (const { listId, path, by } of lists) {
      const values = asked.get(listId) ?? new Set();
      for (const value of valuesAt(path, given, atMost('elements'))) for (const sought of soughtFor(by, value) ?? []) values.add(sought);
      asked.set(listId, values);
    }
  }
  return asked;
}

/** Steps to find out what is looked for, before it is known. */
const priceOf = (by: ListQuestion['by'], value: unknown): number => (Array.isArray(value) ? value.length : 1) + (by === 'words' ? longestPhrase * mostWords : 0);

export function isListed(of: Expression, { listId, by }: ListQuestion): Expression {
  return {
    type: 'truth',
    steps: of.steps + 5,
    of: (run: Run) => {
      const value = of.of(run);
      if (value === undefined) return undefined;
      const onIt = run.given.lists.get(listId);
      if (onIt === undefined) return unknownFor(run, 'LIST_ABSENT');
      if (!mayStep(run, priceOf(by, value))) return undefined;
      const sought = soughtFor(by, value);
      return sought === null ? unknownFor(run, 'INCOMPARABLE') : sought.some((one) => onIt.has(one));
    },
  };
}
