import type { ASTNode } from '@marcbachmann/cel-js';
import { type FieldPath, pathText, typeOfPath, valueAt } from '../expressions/field-path.js';
import { fieldValue, member } from '../expressions/field.js';
import type { Expression } from '../expressions/expression.js';
import { atMost } from '../limits.js';
import { quoted, type Sentence } from '../mistakes.js';
import { findField, isRoot, nearestField } from '../vocabulary/catalogue.js';
import { type CelReading, complain, literalOf } from './reading.js';

/** `event.metadata.items[0].name`: where it starts, and the names and numbers after that. */
interface Access {
  readonly base: ASTNode;
  readonly segments: readonly string[];
}

/** Null where a key is computed. `.?` is as `.`: what nobody said is unknown, not an error. */
function accessOf(node: ASTNode): Access | null {
  const segments: string[] = [];
  let base = node;
  for (;;) {
    if (base.op === '.' || base.op === '.?') {
      segments.push(base.args[1]);
      base = base.args[0];
    } else if (base.op === '[]' || base.op === '[?]') {
      const key = literalOf(base.args[1]);
      if (typeof key !== 'string' && typeof key !== 'number') return null;
      segments.push(String(key));
      base = base.args[0];
    } else {
      return { base, segments: segments.reverse() };
    }
  }
}

/** A field of the vocabulary, or what lies below an element or a function's answer. */
export function readAccess(node: ASTNode, reading: CelReading): Expression {
  const access = accessOf(node);
  if (access === null) return complain(reading, node, 'NOT_LITERAL', 'A key in brackets is written out, as a text or a number. To look at every element use exists() or all().');
  const { base, segments } = access;
  if (segments.includes('$')) return complain(reading, node, 'FIELD_UNFIT', '"$" is for trees. Here the elements of a list are looked at with exists() or all().');
  if (base.op !== 'id') return member(reading.read(base), segments);
  if (base.args === reading.each?.name) return member(reading.each.expression, segments);
  return readField([base.args, ...segments], base, reading);
}

export function readName(node: ASTNode & { readonly op: 'id' }, reading: CelReading): Expression {
  return node.args === reading.each?.name ? reading.each.expression : readField([node.args], node, reading);
}

function readField(names: readonly string[], node: ASTNode, reading: CelReading): Expression {
  const text = names.join('.');
  if (text.length > atMost('pathLength')) return complain(reading, node, 'TOO_LONG', `The name of a field has at most ${atMost('pathLength')} characters.`);
  const found = findField(names);
  if (found !== null) return readPath(found, reading);
  const isPart = isRoot(text);
  const says: Sentence = isPart ? `${text} is not a value by itself. Ask about one of its fields.` : (meant) => `There is no field ${quoted(text)}.${meant(() => nearestField(text))} docs/rules.md lists the fields.`;
  return complain(reading, node, 'FIELD_UNKNOWN', says);
}

function readPath(path: FieldPath, { reads, needs }: CelReading): Expression {
  const field = pathText(path);
  needs.field(path.field.path);
  if (!reads.has(field)) reads.set(field, { field, type: typeOfPath(path), actual: (given) => valueAt(path, given) });
  return fieldValue(path);
}
