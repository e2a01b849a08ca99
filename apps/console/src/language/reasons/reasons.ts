import type { AnalyzerCode } from '@app/domain';
import { type PhraseBook, phraseBook } from '../phrase-book.js';
import { authenticityReasons } from './authenticity.reasons.js';
import { behaviorReasons } from './behavior.reasons.js';
import { humanityReasons } from './humanity.reasons.js';
import { reasonParts } from './parts.js';
import type { Reasons } from './reasons-of.js';
import { ruleParts, ruleSentences } from './rule-sentences.js';
import { uniquenessReasons } from './uniqueness.reasons.js';

export const reasons: Readonly<Record<AnalyzerCode, Reasons>> = { ...humanityReasons, ...authenticityReasons, ...uniquenessReasons, ...behaviorReasons };

const books = new Map<string, PhraseBook>();

/** An analyzer that is not there any more has left its observations: they stay as they were said. */
const reasonsOf = (code: string): Reasons | undefined => (reasons as Readonly<Record<string, Reasons | undefined>>)[code];

export const titleInSpanish = (code: string): string | null => reasonsOf(code)?.title ?? null;

export function reasonInSpanish(code: string, because: string): string | null {
  const book = books.get(code) ?? phraseBook(reasonsOf(code)?.says ?? [], reasonParts);
  books.set(code, book);
  return book(because);
}

/** Where only the sentence is known: of a badge, which analyzers raised or a badge rule did. */
export const anyReasonInSpanish = phraseBook([...Object.values(reasons).flatMap(({ says }) => says), ...ruleSentences], [...reasonParts, ...ruleParts]);
