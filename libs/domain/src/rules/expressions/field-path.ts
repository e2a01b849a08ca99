import type { RuleCase } from '../rule-case.js';
import type { RuleType } from '../rule-type.js';
import { elementOf } from '../rule-type.js';
import type { Field } from '../vocabulary/field.js';

/** A field of the vocabulary and what is asked below it; `$` is each element of a list. */
export interface FieldPath {
  readonly field: Field;
  readonly below: readonly string[];
}

export const pathText = ({ field, below }: FieldPath): string => [field.path, ...below].join('.');

/** What is known of its value before there is an event. */
export function typeOfPath({ field, below }: FieldPath): RuleType {
  if (below.length === 0) return field.type;
  return field.type === 'texts' && below.length === 1 ? elementOf(field.type) : 'anything';
}

/** The value of a field, where no `$` is on the way. */
export function valueAt({ field, below }: FieldPath, given: RuleCase): unknown {
  return memberOf(field.of(given) ?? undefined, below);
}

const isOwn = Object.prototype.propertyIsEnumerable;

/** Walks down own properties only: `constructor` and `__proto__` are names like any other. Null is what nobody said. */
export function memberOf(value: unknown, segments: readonly string[]): unknown {
  let current = value;
  for (const segment of segments) {
    if (typeof current !== 'object' || current === null || !isOwn.call(current, segment)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[segment]; // an object that has it
  }
  return current ?? undefined;
}

/** The values of a field: of the list that a `$` stands for so many elements at most. */
export function valuesAt({ field, below }: FieldPath, given: RuleCase, most: number): unknown[] {
  const each = below.indexOf('$');
  if (each < 0) return [valueAt({ field, below }, given)];
  const list = valueAt({ field, below: below.slice(0, each) }, given);
  return Array.isArray(list) ? list.slice(0, most).map((element) => memberOf(element, below.slice(each + 1))) : [];
}
