import { equals, inOrder, isOneOf, type Order } from '../expressions/compare.js';
import { literal, type Expression } from '../expressions/expression.js';
import { isKnown } from '../expressions/field.js';
import { allOf } from '../expressions/logic.js';
import { contains, textTest } from '../expressions/text.js';
import type { RuleType } from '../rule-type.js';
import { nearest } from '../../spelling/nearest.js';

/** A value that was written into a rule, read, with its spelling in CEL. */
export interface Literal {
  readonly value: string | number | boolean;
  readonly type: RuleType;
  readonly cel: string;
}

/** What an operator needs as its value. */
export type Takes = 'nothing' | 'scalar' | 'ordered' | 'pair' | 'scalars' | 'part' | 'text' | 'pattern' | 'list id';

/** One comparison of a tree. Its negative is the same operator turned around: where the one is unknown, so is the other. */
export interface Operator {
  readonly name: string;
  /** Other spellings: gu1's older guide writes them in words. */
  readonly also: readonly string[];
  /** Its opposite, by name, with the other spellings of that. */
  readonly negative: { readonly name: string; readonly also: readonly string[] } | null;
  readonly says: string;
  readonly fits: readonly RuleType[];
  readonly takes: Takes;
  /** Null for patterns and data lists: what they need more than literals is made where they are read. */
  readonly holds: ((field: Expression, values: readonly Literal[]) => Expression) | null;
  readonly cel: (field: string, values: readonly string[]) => string;
}

const constant = ({ value, type }: Literal | undefined = { value: '', type: 'text', cel: '' }): Expression => literal(value, type);

const order = (name: Order, word: string, sign: string, says: string) => ({
  name,
  also: [word],
  negative: null,
  says,
  fits: ['number', 'moment'] as const,
  takes: 'ordered' as const,
  holds: (field: Expression, [value]: readonly Literal[]) => inOrder(name, field, constant(value)),
  cel: (field: string, [value]: readonly string[]) => `${field} ${sign} ${value}`,
});

const everyScalar = ['text', 'number', 'truth', 'moment'] as const;

export const operators = [
  { name: 'eq', also: ['EQUALS'], negative: { name: 'ne', also: ['NOT_EQUALS'] }, says: 'is this value', fits: everyScalar, takes: 'scalar', holds: (field, [value]) => equals(field, constant(value)), cel: (field, [value]) => `${field} == ${value}` },
  order('gt', 'GREATER_THAN', '>', 'is more, or later'),
  order('gte', 'GREATER_THAN_OR_EQUAL', '>=', 'is as much or more'),
  order('lt', 'LESS_THAN', '<', 'is less, or earlier'),
  order('lte', 'LESS_THAN_OR_EQUAL', '<=', 'is as much or less'),
  {
    name: 'between', also: [], negative: { name: 'not_between', also: [] }, says: 'lies between two values or is one of them', fits: ['number', 'moment'], takes: 'pair',
    holds: (field, [from, to]) => allOf([inOrder('gte', field, constant(from)), inOrder('lte', field, constant(to))]),
    cel: (field, [from, to]) => `(${field} >= ${from} && ${field} <= ${to})`,
  },
  { name: 'in', also: [], negative: { name: 'not_in', also: [] }, says: 'is one of these values', fits: everyScalar, takes: 'scalars', holds: (field, values) => isOneOf(field, values.map(({ value }) => value)), cel: (field, values) => `${field} in [${values.join(', ')}]` },
  { name: 'contains', also: [], negative: { name: 'not_contains', also: [] }, says: 'a text has this part, a list this element', fits: ['text', 'texts', 'list'], takes: 'part', holds: (field, [value]) => contains(field, constant(value)), cel: (field, [value]) => `${field}.contains(${value})` },
  { name: 'starts_with', also: [], negative: { name: 'not_starts_with', also: [] }, says: 'begins so', fits: ['text'], takes: 'text', holds: (field, [value]) => textTest('startsWith', field, constant(value)), cel: (field, [value]) => `${field}.startsWith(${value})` },
  { name: 'ends_with', also: [], negative: { name: 'not_ends_with', also: [] }, says: 'ends so', fits: ['text'], takes: 'text', holds: (field, [value]) => textTest('endsWith', field, constant(value)), cel: (field, [value]) => `${field}.endsWith(${value})` },
  { name: 'exists', also: [], negative: { name: 'not_exists', also: [] }, says: 'somebody said it', fits: [...everyScalar, 'texts', 'list', 'object'], takes: 'nothing', holds: (field) => isKnown(field), cel: (field) => `has(${field})` },
  { name: 'regex', also: ['MATCHES'], negative: { name: 'not_regex', also: ['NOT_MATCHES'] }, says: 'the pattern (RE2) is found in it', fits: ['text'], takes: 'pattern', holds: null, cel: (field, [pattern]) => `re(${field}, ${pattern})` },
  { name: 'in_custom_list', also: [], negative: { name: 'not_in_custom_list', also: [] }, says: 'it, or an element of it, is on the data list with this id', fits: ['text', 'number', 'texts', 'list'], takes: 'list id', holds: null, cel: (field, [id]) => `inList(${field}, ${id})` },
  { name: 'contains_any_from_custom_list', also: [], negative: { name: 'not_contains_any_from_custom_list', also: [] }, says: 'a word of it, or up to three in a row, is on the data list with this id', fits: ['text', 'texts', 'list'], takes: 'list id', holds: null, cel: (field, [id]) => `containsAnyFromList(${field}, ${id})` },
] as const satisfies readonly Operator[];

/** An operator as a condition uses it: itself or its opposite. */
export interface UsedOperator {
  readonly operator: Operator;
  readonly name: string;
  readonly isNegative: boolean;
}

const used: readonly (UsedOperator & { readonly spellings: readonly string[] })[] = (operators as readonly Operator[]).flatMap((operator) => [
  { operator, name: operator.name, isNegative: false, spellings: [operator.name, ...operator.also] },
  ...(operator.negative === null ? [] : [{ operator, name: operator.negative.name, isNegative: true, spellings: [operator.negative.name, ...operator.negative.also] }]),
]);

const bySpelling: ReadonlyMap<string, UsedOperator> = new Map(used.flatMap((one) => one.spellings.map((spelling) => [spelling.toUpperCase(), one] as const)));

/** Capitals mean nothing: `EQUALS`, `eq` and `EQ` are the same. */
export const operatorOf = (written: string): UsedOperator | null => bySpelling.get(written.toUpperCase()) ?? null;

export const nearestOperator = (written: string): string | null => nearest(written, used.flatMap(({ spellings }) => spellings));

export const operatorNames: readonly string[] = used.map(({ name }) => name);
