import { figureIn } from './figures.js';

/**
 * A sentence of the API, which speaks English, and the same in Spanish. What differs from case to case is in braces:
 * `{name}` is left as it is, `{#n}` is a number, `{#n account|accounts}` a number with what is counted, and `{>list}` is made
 * of other phrases.
 */
export type Phrase = readonly [english: string, spanish: string];

/** Says an English text in Spanish; null where no phrase is like it. */
export type PhraseBook = (english: string) => string | null;

const blank = /\{([#>]?)(\w+)(?: ([^}|]+)\|([^}]+))?\}/g;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * Reasons are stored as the sentences that they were said in. Whoever reads them in another language looks them up by their
 * form, as a phrase book does; a test holds each phrase against the code that says it.
 */
export function phraseBook(phrases: readonly Phrase[], parts: readonly Phrase[] = []): PhraseBook {
  const sayList = listBook(parts);
  const one = bookOf(phrases, { anything: '.+?', sayList });
  return (text) => {
    const [all, some] = sentenceBySentence(text, one);
    return all ?? one(text) ?? some;
  };
}

/** Parts that stand in a row, with commas or words between them. */
function listBook(parts: readonly Phrase[]): (list: string) => string {
  // A comma ends what a part leaves as it is: else the first would take all others with it.
  const sayPart = bookOf(parts, { anything: '(?:(?!, ).)+?', sayList: (list) => sayList(list) });
  const sayList = (list: string): string => {
    const items = list.split(/(, | and | or )/);
    let said = '';
    for (let at = 0; at < items.length; ) {
      const [part, length] = longestPart(items.slice(at), sayPart);
      said += part + (between[items[at + length] ?? ''] ?? items[at + length] ?? '');
      at += length + 1;
    }
    return said;
  };
  return sayList;
}

/** A part may have commas of its own: as many items as make one, else one as it is. */
function longestPart(items: readonly string[], sayPart: PhraseBook): readonly [said: string, length: number] {
  for (let length = items.length; length > 0; length -= 2) {
    const said = sayPart(items.slice(0, length).join(''));
    if (said !== null) return [said, length];
  }
  return [items[0] ?? '', 1];
}

interface Reading {
  readonly anything: string;
  readonly sayList: (list: string) => string;
}

/** Patterns are made when they are first wanted: most people read one language, and few reasons of it. */
function bookOf(phrases: readonly Phrase[], how: Reading): PhraseBook {
  let readers: readonly PhraseBook[] | undefined;
  return (text) => firstOf((readers ??= phrases.map((phrase) => reading(phrase, how))), text);
}

function firstOf(readers: readonly PhraseBook[], text: string): string | null {
  for (const read of readers) {
    const said = read(text);
    if (said !== null) return said;
  }
  return null;
}

/** Several sentences in a row, if all are known; and those that are known among the others as they are. A blank could hold whole sentences, so they come first. */
function sentenceBySentence(text: string, say: PhraseBook): readonly [all: string | null, some: string | null] {
  const sentences = text.split(/(?<=\.) (?=\S)/);
  if (sentences.length === 1) return [null, null];
  const said = sentences.map(say);
  const joined = said.map((one, n) => one ?? sentences[n]).join(' ');
  if (said.every((one) => one !== null)) return [joined, joined];
  return [null, said.every((one) => one === null) ? null : joined];
}

function reading([english, spanish]: Phrase, { anything, sayList }: Reading): PhraseBook {
  const names: string[] = [];
  let pattern = '';
  let from = 0;
  for (const { 0: whole, 1: kind, 2: name = '', 3: singular, 4: plural, index } of english.matchAll(blank)) {
    names.push(name);
    pattern += escaped(english.slice(from, index)) + `(${kind === '#' ? '-?\\d[\\d,]*(?:\\.\\d+)?' : kind === '>' ? '.+?' : anything})`;
    if (singular !== undefined && plural !== undefined) pattern += ` (?:${escaped(singular)}|${escaped(plural)})`;
    from = index + whole.length;
  }
  const form = new RegExp(`^${pattern}${escaped(english.slice(from))}$`, 's');
  return (text) => {
    const found = form.exec(text);
    if (!found) return null;
    const values = new Map(names.map((name, n) => [name, found[n + 1] ?? '']));
    return spanish.replace(blank, (_, kind: string, name: string, singular?: string, plural?: string) => {
      const value = values.get(name) ?? '';
      if (kind === '>') return sayList(value);
      if (kind !== '#') return value;
      return singular === undefined ? numberIn(value) : `${numberIn(value)} ${value === '1' ? singular : plural}`;
    });
  };
}

/** 12,345.60 as Spanish writes it, with as many decimals. */
const numberIn = (written: string): string => figureIn('es', Number(written.replaceAll(',', '')), { decimals: written.split('.')[1]?.length ?? 0 });

const between: Readonly<Record<string, string>> = { ', ': ', ', ' and ': ' y ', ' or ': ' o ' };
