import type { FieldPath } from '../expressions/field-path.js';
import { durationText } from '../windows/duration.js';
import type { WindowRequest } from '../windows/window-request.js';
import type { Literal, UsedOperator } from './operators.js';
import type { TreePart } from './tree.js';
import { isGroup } from './tree.js';

/** What an element is called in a text that was made of a tree. */
const eachName = 'each';

/** How something is spelled in CEL, and the list that it is an element of. */
export interface CelSubject {
  readonly value: string;
  readonly list: string | null;
}

export function celOfPath(path: FieldPath): CelSubject {
  const each = path.below.indexOf('$');
  const root = below(rootOf(path.field.path), each < 0 ? path.below : path.below.slice(0, each));
  return each < 0 ? { value: root, list: null } : { value: below(eachName, path.below.slice(each + 1)), list: root };
}

/** The code of an analyzer is one key with dots in it. */
function rootOf(path: string): string {
  const [first = '', ...rest] = path.split('.');
  return first === 'observations' ? `${below(first, [rest.slice(0, -1).join('.')])}.${rest.at(-1)}` : path;
}

/** Names that CEL keeps for itself are written as keys, as are those that are no names. */
const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const reserved = new Set(['as', 'break', 'const', 'continue', 'else', 'false', 'for', 'function', 'if', 'import', 'in', 'let', 'loop', 'namespace', 'null', 'package', 'prototype', 'return', 'true', 'var', 'void', 'while', '__proto__']);

function below(root: string, segments: readonly string[]): string {
  return segments.reduce((text, segment) => (plainName.test(segment) && !reserved.has(segment) ? `${text}.${segment}` : `${text}[${JSON.stringify(segment)}]`), root);
}

export function celOfWindow({ aggregate, of, events, by, seconds, where }: WindowRequest): string {
  const conditions = where.map(({ field, equals }) => `${JSON.stringify(field)}: ${JSON.stringify(equals)}`);
  const parts = [
    ...(of === null ? [] : [JSON.stringify(of)]),
    `[${events.map((type) => JSON.stringify(type)).join(', ')}]`,
    JSON.stringify(by),
    JSON.stringify(durationText(seconds)),
    ...(conditions.length === 0 ? [] : [`{${conditions.join(', ')}}`]),
  ];
  return `window.${aggregate}(${parts.join(', ')})`;
}

export function celOfCondition({ operator, isNegative }: UsedOperator, { value, list }: CelSubject, values: readonly Literal[]): string {
  const plain = operator.cel(value, values.map(({ cel }) => cel));
  const test = list === null ? plain : `${list}.exists(${eachName}, ${plain})`;
  return isNegative ? `!(${test})` : test;
}

/** A tree in the words of the other form. What it needs to hold is the same. */
export function celOfTree(part: TreePart): string {
  if (!isGroup(part)) return part.cel;
  const parts = part.parts.map(celOfTree);
  switch (part.operator) {
    case 'AND':
      return `(${parts.join(' && ')})`;
    case 'OR':
      return `(${parts.join(' || ')})`;
    case 'NOT':
      return `!(${parts.join(' || ')})`;
    case 'XOR':
      return `[${parts.join(', ')}].exists_one(one, one)`;
  }
}
