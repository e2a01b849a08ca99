import type { ASTNode } from '@marcbachmann/cel-js';
import type { Needs, RuleSetting } from '../compiled.js';
import type { ReadValue } from '../explain.js';
import { computed, listed } from '../expressions/compute.js';
import { type Expression, literal } from '../expressions/expression.js';
import { allOf, anyOf, choice, not } from '../expressions/logic.js';
import { atMost } from '../limits.js';
import type { Mistakes } from '../mistakes.js';
import { eachCallNames, readEachCall } from './each-call.js';
import { readAccess, readName } from './fields.js';
import { functions, methods, readFunction } from './functions.js';
import { readBinary } from './operators.js';
import { parseCel } from './parse.js';
import { type CelReading, complain, literalOf, readAs } from './reading.js';
import { readWindowCall } from './window-call.js';

/** A CEL text that was read. */
export interface CelText {
  readonly text: string;
  readonly holds: Expression;
  readonly reads: readonly ReadValue[];
}

export function readCel(text: string, setting: RuleSetting, mistakes: Mistakes, needs: Needs): CelText | null {
  const tree = parseCel(text, mistakes);
  if (tree === null) return null;
  const reading: CelReading = { text, setting, mistakes, needs, reads: new Map(), each: null, read: (node) => readNode(node, reading) };
  const holds = reading.read(tree);
  if (holds.type !== 'truth' && holds.type !== 'anything') complain(reading, tree, 'NOT_A_CONDITION', 'A rule is true or false. Compare the value with something.');
  return { text, holds, reads: [...reading.reads.values()] };
}

function readNode(node: ASTNode, reading: CelReading): Expression {
  switch (node.op) {
    case 'value':
      return readLiteral(node, reading);
    case 'id':
      return readName(node, reading);
    case '.':
    case '.?':
    case '[]':
    case '[?]':
      return readAccess(node, reading);
    case '&&':
      return allOf(node.args.map((part) => readAs(reading, part, 'truth')));
    case '||':
      return anyOf(node.args.map((part) => readAs(reading, part, 'truth')));
    case '!_':
      return not(readAs(reading, node.args, 'truth'));
    case '-_':
      return typeof literalOf(node) === 'number' ? readLiteral(node, reading) : computed('-', literal(0, 'number'), readAs(reading, node.args, 'number'));
    case '?:':
      return choice(readAs(reading, node.args[0], 'truth'), reading.read(node.args[1]), reading.read(node.args[2]));
    case 'list':
      return listed(node.args.map((part) => readAs(reading, part, 'text', 'number', 'truth')));
    case 'map':
      return complain(reading, node, 'TYPE_UNFIT', 'Objects are written only as the last argument of a window.');
    case 'call':
      return readFunction(node.args[0], functions, node.args[1], node, reading);
    case 'rcall':
      return readMethod(node.args, node, reading);
    case '==':
    case '!=':
    case 'in':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return readBinary(node, node.op, node.args, reading);
  }
}

function readMethod([name, receiver, parts]: readonly [string, ASTNode, readonly ASTNode[]], node: ASTNode, reading: CelReading): Expression {
  if (receiver.op === 'id' && receiver.args === 'window') return readWindowCall(name, parts, node, reading);
  if (receiver.op === 'id' && (receiver.args === 'cel' || receiver.args === 'optional')) return readFunction(name, functions, [], node, reading);
  if (eachCallNames.includes(name)) return readEachCall(name, receiver, parts, node, reading);
  return readFunction(name, methods, [receiver, ...parts], node, reading);
}

/** A whole number without point or exponent: somebody who writes one means every digit. */
const isInt = (node: ASTNode): boolean => (node.op === '-_' ? isInt(node.args) : node.op === 'value' && typeof node.args === 'bigint');

function readLiteral(node: ASTNode, reading: CelReading): Expression {
  const value = literalOf(node);
  if (typeof value === 'boolean') return literal(value, 'truth');
  if (typeof value === 'string') return value.length > atMost('literalLength') ? complain(reading, node, 'TOO_LONG', `The text has ${value.length} characters, and ${atMost('literalLength')} are allowed.`) : literal(value, 'text');
  if (typeof value === 'number') return isInt(node) && Math.abs(value) > Number.MAX_SAFE_INTEGER ? complain(reading, node, 'VALUE_UNFIT', 'The number is larger than 9007199254740991, up to which numbers are exact. An id is a text: write it in quotes.') : literal(value, 'number');
  return complain(reading, node, 'TYPE_UNFIT', value === null ? 'Only == and != know null: they ask whether somebody said something.' : 'Only texts, numbers, true and false are written out.');
}
