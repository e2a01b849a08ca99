import type { AnalyzerCode } from '@app/domain';
import type { Phrase } from '../phrase-book.js';

/** What an analyzer is called in Spanish, and all that it says. */
export interface Reasons {
  readonly title: string;
  readonly says: readonly Phrase[];
}

/** Every analyzer of a dimension: one that is missing here does not compile. */
export type ReasonsOf<Dimension extends string> = Readonly<Record<Extract<AnalyzerCode, `${Dimension}.${string}`>, Reasons>>;
