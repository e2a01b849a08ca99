import { type Line, lines, type Round } from './lines.js';

export interface JudgedLine {
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  /** In the order of the rounds. */
  readonly rounds: readonly number[];
  readonly aim: string | null;
  readonly verdict: 'reached' | 'short' | null;
}

/** Every line that something was measured for. */
export function judge(rounds: readonly Round[]): JudgedLine[] {
  return lines.flatMap((line) => {
    const values = rounds.map(line.of).filter((value) => value !== undefined);
    return values.length > 0 ? [judgeLine(line, values)] : [];
  });
}

function judgeLine({ title, unit, aim, judgedBy = 'median' }: Line, rounds: readonly number[]): JudgedLine {
  const value = judgedBy === 'median' ? median(rounds) : Math.max(...rounds);
  if (!aim) return { title, unit, value, rounds, aim: null, verdict: null };
  const isReached = 'atLeast' in aim ? value >= aim.atLeast : value < aim.below;
  return { title, unit, value, rounds, aim: 'atLeast' in aim ? `>= ${spell(aim.atLeast)}` : `< ${spell(aim.below)}`, verdict: isReached ? 'reached' : 'short' };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Three digits that mean something. */
export function spell(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2);
}
