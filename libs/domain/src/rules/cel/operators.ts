import type { ASTNode, ASTOperator } from '@marcbachmann/cel-js';
import { equals, inOrder, isIn, type Order } from '../expressions/compare.js';
import { added, type Arithmetic, computed } from '../expressions/compute.js';
import type { Expression } from '../expressions/expression.js';
import { isKnown } from '../expressions/field.js';
import { not } from '../expressions/logic.js';
import { isList, mayBe, typeNames } from '../rule-type.js';
import { unknownValue } from '../tree/read-value.js';
import { knownValues } from '../vocabulary/catalogue.js';
import { type CelReading, complain, literalOf, readAs, written } from './reading.js';

const orders = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const satisfies Partial<Record<ASTOperator, Order>>;

/** An operator with a value on either side. */
export function readBinary(node: ASTNode, operator: string, [left, right]: readonly [ASTNode, ASTNode], reading: CelReading): Expression {
  switch (operator) {
    case '==':
      return readEquality(node, left, right, reading);
    case '!=':
      return not(readEquality(node, left, right, reading));
    case 'in':
      return readMembership(node, left, right, reading);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return readOrder(node, orders[operator], left, right, reading);
    case '+': {
      const [one, other] = [readAs(reading, left, 'number', 'text'), readAs(reading, right, 'number', 'text')];
      return mayBe(one.type, other.type) || mayBe(other.type, one.type) ? added(one, other) : complain(reading, node, 'TYPE_UNFIT', 'A number and a text cannot be added. Use string() or double().');
    }
    default:
      return computed(operator as Arithmetic, readAs(reading, left, 'number'), readAs(reading, right, 'number')); // the grammar has no others
  }
}

function readEquality(node: ASTNode, left: ASTNode, right: ASTNode, reading: CelReading): Expression {
  if (isNull(right)) return not(isKnown(reading.read(left)));
  if (isNull(left)) return not(isKnown(reading.read(right)));
  const [one, other] = [reading.read(left), reading.read(right)];
  for (const [side, of] of [[one, left], [other, right]] as const) {
    if (isList(side.type) || side.type === 'object') return complain(reading, of, 'TYPE_UNFIT', `${written(reading, of)} is ${typeNames[side.type]} and is not compared as a whole. Use in, size(), exists() or one of its members.`);
  }
  if (!(mayBe(one.type, other.type) || mayBe(other.type, one.type))) return complain(reading, node, 'TYPE_UNFIT', neverEqual(one, other));
  checkValue(one, right, reading);
  checkValue(other, left, reading);
  return equals(one, other);
}

function readOrder(node: ASTNode, order: Order, left: ASTNode, right: ASTNode, reading: CelReading): Expression {
  const [one, other] = [reading.read(left), reading.read(right)];
  if (mayBe(one.type, 'number') && mayBe(other.type, 'number')) return inOrder(order, one, other);
  if (mayBe(one.type, 'moment') && mayBe(other.type, 'moment')) return inOrder(order, one, other);
  if ([one.type, other.type].includes('moment')) return complain(reading, node, 'TYPE_UNFIT', neverEqual(one, other));
  return complain(reading, node, 'TYPE_UNFIT', `Numbers and moments have an order; here ${typeNames[one.type]} is compared with ${typeNames[other.type]}.`);
}

function readMembership(node: ASTNode, left: ASTNode, right: ASTNode, reading: CelReading): Expression {
  const [one, list] = [readAs(reading, left, 'text', 'number', 'truth'), readAs(reading, right, 'texts', 'list', 'object')];
  if (list.type === 'texts' && !mayBe(one.type, 'text')) return complain(reading, node, 'TYPE_UNFIT', `The list holds texts, and ${written(reading, left)} is ${typeNames[one.type]}.`);
  if (right.op === 'list') for (const value of right.args) checkValue(one, value, reading);
  return isIn(one, list);
}

/** A field of known values that is compared with another one would never be equal. */
function checkValue({ path }: Expression, value: ASTNode, reading: CelReading): void {
  const known = path === undefined || path.below.length > 0 ? null : knownValues(path.field, reading.setting.ownTypes);
  const text = literalOf(value);
  if (known !== null && path !== undefined && typeof text === 'string' && !known.includes(text)) complain(reading, value, 'VALUE_UNKNOWN', unknownValue(path.field.path, text, known));
}

const isNull = (node: ASTNode): boolean => node.op === 'value' && node.args === null;

const neverEqual = (one: Expression, other: Expression): string =>
  [one.type, other.type].includes('moment')
    ? 'A moment is compared with a moment, for example timestamp("2026-01-30T11:30:00-03:00").'
    : `${typeNames[one.type][0]?.toUpperCase()}${typeNames[one.type].slice(1)} never equals ${typeNames[other.type]}.`;
