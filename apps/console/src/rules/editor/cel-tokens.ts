/** A piece of a CEL text, for colours and completion. What it means is the server's to say. */
export interface Token {
  readonly kind: 'comment' | 'string' | 'number' | 'word' | 'name' | 'sign' | 'space';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const words = new Set(['true', 'false', 'null', 'in']);
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /\/\/[^\n]*/y],
  ['string', /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_]\w*/y],
  ['sign', /&&|\|\||[=!<>]=|[^]/y],
];

/** Every character belongs to one token, also of a text that is no CEL. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0];
      if (!found) continue;
      tokens.push({ kind: words.has(found) ? 'word' : kind, text: found, start: at, end: at + found.length });
      at += found.length;
      break;
    }
  }
  return tokens;
}

/** A string whose closing quote is there. */
export const isClosed = ({ text }: Token): boolean => text.length > 1 && text.endsWith(text[0] ?? '') && !/(?:^|[^\\])(?:\\\\)*\\.$/.test(text);

/** `line:column` as an offset; the end for a place that is not there. */
export function offsetOf(text: string, at: string): number {
  const [line = 1, column = 1] = at.split(':').map(Number);
  const before = text.split('\n').slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(text.length, before + column - 1);
}

/** What stands at a mistake; of a field all of its path, whose beginning the mistake names. */
export function wrongTokens(tokens: readonly Token[], wrongAt: readonly number[]): ReadonlySet<Token> {
  const found = new Set<Token>();
  for (const offset of wrongAt) {
    let n = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
    for (let token = tokens[n]; token; token = tokens[n]) {
      found.add(token);
      const isPath = token.kind === 'name' ? tokens[n + 1]?.text === '.' : token.text === '.' && tokens[n + 1]?.kind === 'name';
      n = isPath ? n + 1 : -1;
    }
  }
  return found;
}

/** What another name would take the place of: a path, or what a string says; null where neither stands. */
export function nameAt(text: string, at: string): { readonly from: number; readonly to: number } | null {
  const wrong = [...wrongTokens(tokensOf(text), [offsetOf(text, at)])];
  const [first, last] = [wrong[0], wrong.at(-1)];
  if (first?.kind === 'string') return { from: first.start + 1, to: isClosed(first) ? first.end - 1 : first.end };
  return first?.kind === 'name' && last ? { from: first.start, to: last.end } : null;
}
