import type { ASTNode } from '@marcbachmann/cel-js';
import type { Needs, RuleSetting } from '../compiled.js';
import type { ReadValue } from '../explain.js';
import type { Expression } from '../expressions/expression.js';
import { type MistakeCode, type Mistakes, quoted, type Sentence } from '../mistakes.js';
import { mayBe, type RuleType, typeNames } from '../rule-type.js';
import { placeIn } from './parse.js';

/** Stands for whatever could not be read, so that the rest can be: of anything it may be a part, and no second mistake follows. */
export const broken: Expression = { type: 'anything', steps: 0, of: () => undefined };

/** A CEL text that is being read. */
export interface CelReading {
  readonly text: string;
  readonly setting: RuleSetting;
  readonly mistakes: Mistakes;
  readonly needs: Needs;
  /** What the text asks about, by name, in the order of the text. */
  readonly reads: Map<string, ReadValue>;
  /** While a list is gone through: what its element is called, and what it is. */
  each: { readonly name: string; readonly expression: Expression } | null;
  readonly read: (node: ASTNode) => Expression;
}

export function complain({ text, mistakes }: CelReading, node: ASTNode, code: MistakeCode, says: Sentence): Expression {
  mistakes.add(placeIn(text, node.start), code, says);
  return broken;
}

export const placeOf = ({ text }: CelReading, { start }: ASTNode): string => placeIn(text, start);

/** A piece of the text itself, for sentences about it. */
export const written = ({ text }: CelReading, { start, end }: ASTNode): string => quoted(text.slice(start, end));

/** Reads a part that must be of one of these types. */
export function readAs(reading: CelReading, node: ASTNode, ...types: readonly RuleType[]): Expression {
  const part = reading.read(node);
  if (mayBe(part.type, ...types)) return part;
  return complain(reading, node, 'TYPE_UNFIT', `${written(reading, node)} is ${typeNames[part.type]}, and ${types.map((type) => typeNames[type]).join(' or ')} is needed here.`);
}

/** A value that is written out; undefined where it is computed. A minus before a number belongs to it. */
export function literalOf(node: ASTNode): unknown {
  if (node.op === '-_') {
    const value = literalOf(node.args);
    return typeof value === 'number' ? -value : undefined;
  }
  if (node.op !== 'value') return undefined;
  return typeof node.args === 'bigint' ? Number(node.args) : node.args;
}
