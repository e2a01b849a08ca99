import type { Language } from '../languages.js';
import { phraseBook, type PhraseBook } from '../phrase-book.js';
import { type InSpanish, refusalParts, refusalPhrases } from './refusal-phrases.js';

const books = new Map<InSpanish, PhraseBook>();

function said(inSpanish: InSpanish | undefined, english: string): string | null {
  if (inSpanish === undefined || typeof inSpanish === 'string') return inSpanish ?? null;
  const book = books.get(inSpanish) ?? phraseBook(inSpanish, refusalParts);
  books.set(inSpanish, book);
  return book(english);
}

interface Refused {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** What the API refused and the way out; what no phrase is like stays in the API's own words. */
export function refusalIn(language: Language, { code, message, fix }: Refused): Omit<Refused, 'code'> {
  if (language === 'en') return { message, fix };
  const phrases = refusalPhrases[code];
  return { message: said(phrases?.says, message) ?? message, fix: said(phrases?.fix, fix) ?? fix };
}
