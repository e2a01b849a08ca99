import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { atMost } from '../limits.js';
import type { Mistakes } from '../mistakes.js';

/** Only the grammar of the library is used: what a text means, and what it may cost, is decided here. */
const grammar = new Environment({
  enableOptionalTypes: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: atMost('nodes'), maxDepth: atMost('nodeDepth'), maxListElements: atMost('listedValues'), maxMapEntries: atMost('windowConditions'), maxCallArguments: 6 },
});

const limitSentences: readonly (readonly [string, string])[] = [
  ['maxDepth', `It is nested more than ${atMost('nodeDepth')} deep. Split the rule.`],
  ['maxAstNodes', `It has more than ${atMost('nodes')} operators, names and values. Split the rule, or put values into a data list.`],
  ['maxListElements', `A list has more than ${atMost('listedValues')} values. Put them into a data list and use inList().`],
  ['maxMapEntries', `A window compares ${atMost('windowConditions')} fields at most.`],
];

/** What the library throws, as far as it is needed: its errors are no common type. */
interface GrammarError {
  readonly code?: string;
  readonly summary?: string;
  readonly range?: { readonly start: number };
}

export function parseCel(text: string, mistakes: Mistakes): ASTNode | null {
  if (text.length > atMost('textLength')) {
    mistakes.add('1:1', 'TOO_LONG', `The text has ${text.length} characters, and ${atMost('textLength')} are allowed. Put values into a data list, or split the rule.`);
    return null;
  }
  try {
    return grammar.parse(text).ast;
  } catch (error) {
    const { code, summary = 'It cannot be read', range } = error as GrammarError;
    const at = placeIn(text, range?.start ?? 0);
    const [limit, sentence] = (code === 'limit_exceeded' && limitSentences.find(([name]) => summary.includes(name))) || [];
    if (limit !== undefined && sentence !== undefined) mistakes.add(at, limit === 'maxDepth' ? 'TOO_DEEP' : 'TOO_WIDE', sentence);
    else mistakes.add(at, 'SYNTAX', `This is not CEL: ${summary.slice(0, 200)}. docs/rules.md shows the language.`);
    return null;
  }
}

/** line:column, both from 1. */
export function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${line}:${offset - (before.lastIndexOf('\n') + 1) + 1}`;
}
