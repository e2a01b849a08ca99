const delimiters = [',', ';', '\t', '|'] as const;

/** The line of column names, as far as its cells must be told apart. */
export interface HeaderLine {
  /** What stands between the cells: the sign that is there most often outside of quotes. */
  readonly delimiter: string;
  /** Whether its end was seen. */
  readonly ended: boolean;
}

/** Reads the first line that is not empty. One pass: it may be long, and quotes may stand anywhere. */
export function readHeaderLine(text: string): HeaderLine {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let begun = false;
  let ended = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '\n' || sign === '\r') {
      ended = begun;
      if (ended) break;
      continue;
    }
    begun = true;
    const count = counts.get(sign);
    if (count !== undefined) counts.set(sign, count + 1);
  }
  const delimiter = delimiters.reduce((best, other) => ((counts.get(other) ?? 0) > (counts.get(best) ?? 0) ? other : best));
  return { delimiter, ended };
}
