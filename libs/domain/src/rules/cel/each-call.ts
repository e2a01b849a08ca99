import type { ASTNode } from '@marcbachmann/cel-js';
import { element, exactlyOne, filtered, mapped, quantified } from '../expressions/each.js';
import type { Expression } from '../expressions/expression.js';
import { isRoot } from '../vocabulary/catalogue.js';
import { type CelReading, complain, readAs } from './reading.js';

/** The calls that go through a list. */
const calls: ReadonlyMap<string, (list: Expression, body: Expression) => Expression> = new Map([
  ['exists', (list: Expression, body: Expression) => quantified('any', list, body)],
  ['all', (list, body) => quantified('all', list, body)],
  ['exists_one', exactlyOne],
  ['filter', filtered],
  ['map', mapped],
]);

export const eachCallNames: readonly string[] = [...calls.keys()];

/** One list inside of another would cost their product, and so does not exist; one after the other does. */
export function readEachCall(name: string, receiver: ASTNode, parts: readonly ASTNode[], node: ASTNode, reading: CelReading): Expression {
  const made = calls.get(name);
  const [variable, body] = parts;
  if (made === undefined || variable?.op !== 'id' || body === undefined || parts.length !== 2) return complain(reading, node, 'FUNCTION_UNKNOWN', `Write list.${name}(x, ...) with what is asked of each x.`);
  if (reading.each !== null) return complain(reading, node, 'NESTED', 'A list cannot be gone through inside of another one. Use filter() first, or size() and in, which need no second look.');
  const list = readAs(reading, receiver, 'texts', 'list');
  if (isRoot(variable.args) || variable.args === 'window') return complain(reading, variable, 'FIELD_UNFIT', `${variable.args} is a name of its own. Call the element something else, for example x.`);
  reading.each = { name: variable.args, expression: element(list) };
  const asked = name === 'map' ? reading.read(body) : readAs(reading, body, 'truth');
  reading.each = null;
  return made(list, asked);
}
