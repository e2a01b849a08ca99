/** A line of two texts: in both, or in one of them. */
export interface DifferentLine {
  readonly is: 'same' | 'before' | 'after';
  readonly text: string;
}

/** The lines of two texts side by side: the longest run of lines that both have in the same order stays. */
export function lineDifference(before: string, after: string): readonly DifferentLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  // common[i][j]: how many lines a from i on and b from j on have in common at most.
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) (common[i] as number[])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: DifferentLine[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [mine, other] = [a[i], b[j]];
    if (mine !== undefined && mine === other) {
      lines.push({ is: 'same', text: mine });
      i += 1;
      j += 1;
    } else if (mine !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ is: 'before', text: mine });
      i += 1;
    } else {
      lines.push({ is: 'after', text: other ?? '' });
      j += 1;
    }
  }
  return lines;
}
