import type { ContributedObservation, Scores } from './analyze.js';
import { dimensions, type Dimension } from './dimension.js';

export type RiskLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

/** From which risk a level is reached, the highest first. */
export const riskLevels: readonly { readonly level: RiskLevel; readonly from: number }[] = [
  { level: 'CRITICAL', from: 80 },
  { level: 'HIGH', from: 60 },
  { level: 'MEDIUM', from: 30 },
  { level: 'LOW', from: 0 },
];

/** The scores as one number that grows with the danger, for those who ask for one. */
export interface Risk {
  /** 0..100, higher is worse. */
  readonly value: number;
  readonly level: RiskLevel;
  /** 0..100: that of the score it comes from. */
  readonly confidence: number;
  /** The lowest score; null without evidence. */
  readonly dimension: Dimension | null;
}

/** What the lowest score is short of 100: somebody is as dangerous as his worst side. Without evidence nobody is accused. */
export function riskOf(scores: Scores): Risk {
  let dimension: Dimension | null = null;
  for (const other of dimensions) {
    const score = scores[other];
    if (score !== null && score.value < (dimension === null ? Infinity : (scores[dimension]?.value ?? Infinity))) dimension = other;
  }
  const worst = dimension === null ? null : scores[dimension];
  const value = worst === null ? 0 : cents(100 - worst.value);
  return { value, level: levelOf(value), confidence: cents(100 * (worst?.confidence ?? 0)), dimension };
}

/** What pulls the scores down, the strongest first. */
export const riskFactorsOf = (observations: readonly ContributedObservation[]): ContributedObservation[] =>
  observations.filter(({ contribution }) => contribution < 0).sort((one, other) => one.contribution - other.contribution);

const levelOf = (value: number): RiskLevel => riskLevels.find(({ from }) => value >= from)?.level ?? 'LOW';

const cents = (amount: number): number => Math.round(amount * 100) / 100;
