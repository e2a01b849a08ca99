import { writeFileSync } from 'node:fs';
import { isLatin, plainLetters } from '@app/domain';
import { allLocales } from '@faker-js/faker';

/**
 * Learns from the names in faker's locales how letters follow each other in names of people, and writes the table by which
 * names are judged. Every language counts the same, however many names it has in the list. `npm run train:names`
 */
const KINDS = 27;
const EDGE = 26;
/** A level is -4 log2 of a probability; in the table a character stands for it, from this one on: none of them needs an escape. */
const ZERO = 35;
const HIGHEST = 91 - ZERO;

const listed = (names: unknown): string[] =>
  Array.isArray(names) ? names.filter((name) => typeof name === 'string') : typeof names === 'object' && names !== null ? Object.values(names).flatMap(listed) : [];

function namesOf(locale: string): string[] {
  const person = allLocales[locale as keyof typeof allLocales].person as Record<string, unknown> | undefined;
  return [...listed(person?.['first_name']), ...listed(person?.['last_name'])].filter(isLatin).map(plainLetters).filter((name) => name.length > 1);
}

function wordsByLanguage(): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const locale of Object.keys(allLocales)) {
    const language = locale.split('_')[0] as string;
    const words = found.get(language) ?? new Set();
    for (const word of namesOf(locale).flatMap((name) => name.split(' '))) words.add(word);
    found.set(language, words);
  }
  return new Map([...found].filter(([, words]) => words.size >= 50).map(([language, words]) => [language, [...words]]));
}

/** The level of each letter after two others, smoothed by that after one and by that of all. */
function levels(languages: Iterable<readonly string[]>): number[] {
  const counts = { three: new Float64Array(KINDS ** 3), two: new Float64Array(KINDS ** 2), one: new Float64Array(KINDS) };
  const add = (list: Float64Array, at: number, weight: number): void => void (list[at] = (list[at] ?? 0) + weight);
  for (const words of languages) {
    const weight = 1_000 / words.length;
    for (const word of words) {
      let [before, last] = [EDGE, EDGE];
      for (const letter of [...[...word].map((one) => one.charCodeAt(0) - 97), EDGE]) {
        add(counts.three, (before * KINDS + last) * KINDS + letter, weight);
        add(counts.two, last * KINDS + letter, weight);
        add(counts.one, letter, weight);
        [before, last] = [last, letter];
      }
    }
  }
  const sum = (list: Float64Array, from: number): number => list.subarray(from, from + KINDS).reduce((total, count) => total + count, 0);
  return Array.from(counts.three, (count, at) => {
    const [context, last, letter] = [Math.floor(at / KINDS), Math.floor(at / KINDS) % KINDS, at % KINDS];
    const alone = ((counts.one[letter] ?? 0) + 1) / (sum(counts.one, 0) + KINDS);
    const afterOne = ((counts.two[last * KINDS + letter] ?? 0) + 200 * alone) / (sum(counts.two, last * KINDS) + 200);
    const afterTwo = (count + 60 * afterOne) / (sum(counts.three, context * KINDS) + 60);
    return Math.min(HIGHEST, Math.round(-4 * Math.log2(afterTwo)));
  });
}

const rows = levels(wordsByLanguage().values()).map((level) => String.fromCharCode(level + ZERO)).join('').match(/.{729}/g) ?? [];
const doc = '/** Made by `npm run train:names` from the names of @faker-js/faker (MIT): a character for each triple of letters, a row for each first letter. */';
writeFileSync('libs/domain/src/names/triple-levels.ts', `${doc}\nexport const tripleLevels = [\n${rows.map((row) => `  "${row}",\n`).join('')}].join('');\n`);
