import { counted } from '../analyzers/evidence.js';
import { holds, type ScoreOperator } from '../rules/score-condition.js';
import type { Scores } from '../score/analyze.js';
import type { Dimension } from '../score/dimension.js';

/** How a badge rule compares a score, by the names that Dregs has for it. */
export const scoreComparisons = { SCORE_LT: 'lt', SCORE_LTE: 'lte', SCORE_GT: 'gt', SCORE_GTE: 'gte' } as const satisfies Record<string, ScoreOperator>;

/** What a badge rule asks of somebody. It cannot ask for badges: a badge that hung on a badge would have no end. */
export type BadgeCondition =
  | { readonly type: keyof typeof scoreComparisons; readonly category: Dimension | 'ANY'; readonly threshold: number }
  | { readonly type: 'IDENTITY_AGE_GT'; readonly seconds: number };

/** From when on all conditions hold (null: they do not), and by which figures. */
export interface BadgeAnswer {
  readonly holdsFrom: number | null;
  readonly because: string;
}

/** Who is asked about. */
export interface BadgeSubject {
  readonly scores: Scores;
  /** Milliseconds since 1970. */
  readonly knownSince: number;
}

/** All conditions must hold. Age comes by itself, and so the answer may lie in the future. */
export function answerTo(conditions: readonly BadgeCondition[], { scores, knownSince }: BadgeSubject): BadgeAnswer {
  const ofScores = conditions.flatMap((condition) =>
    condition.type === 'IDENTITY_AGE_GT' ? [] : [{ dimension: condition.category, operator: scoreComparisons[condition.type], threshold: condition.threshold }],
  );
  const ages = conditions.flatMap((condition) => (condition.type === 'IDENTITY_AGE_GT' ? [condition.seconds] : []));
  const answer = ofScores.length === 0 ? { holds: ages.length > 0, because: '' } : holds(ofScores, scores);
  if (!answer.holds) return { holdsFrom: null, because: answer.because };
  const seconds = Math.max(0, ...ages);
  const old = ages.length === 0 ? [] : [`Known for more than ${spelled(seconds)}.`];
  return { holdsFrom: knownSince + seconds * 1_000, because: [answer.because, ...old].filter((sentence) => sentence !== '').join(' ') };
}

const units = [['day', 86_400], ['hour', 3_600], ['minute', 60]] as const;

function spelled(seconds: number): string {
  const unit = units.find(([, length]) => seconds > 0 && seconds % length === 0);
  return unit ? counted(seconds / unit[1], unit[0]) : counted(seconds, 'second');
}
