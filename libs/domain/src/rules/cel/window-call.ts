import type { ASTNode } from '@marcbachmann/cel-js';
import type { Expression } from '../expressions/expression.js';
import { windowValue } from '../expressions/field.js';
import { readWindow, type WindowPart } from '../windows/read-window.js';
import { takesField, windowKey } from '../windows/window-request.js';
import { broken, type CelReading, complain, literalOf, placeOf } from './reading.js';

/** `window.count([types], "by", "within")`, `window.sum("field", [types], "by", "within")`, with `{"field": value}` at the end where it helps. */
export function readWindowCall(aggregate: string, parts: readonly ASTNode[], node: ASTNode, reading: CelReading): Expression {
  const names: readonly WindowPart[] = [...(takesField(aggregate) ? (['of'] as const) : []), 'events', 'by', 'within', 'where'];
  if (parts.length > names.length) return complain(reading, node, 'WINDOW_INVALID', `Write window.${aggregate}(${names.join(', ')}).`);
  const nodes = new Map(parts.map((part, index) => [names[index] as WindowPart, part])); // no more parts than names
  const values: Partial<Record<WindowPart, unknown>> = {};
  let isWritten = true;
  for (const [name, part] of nodes) {
    values[name] = plainOf(part);
    if (values[name] !== undefined) continue;
    complain(reading, part, 'NOT_LITERAL', 'What a window counts is written out, so that it can be counted before there is an event.');
    isWritten = false;
  }
  if (!isWritten) return broken;
  const asked = { aggregate, of: values.of, events: values.events, by: values.by, within: values.within, where: values.where };
  const request = readWindow(asked, reading.setting.ownTypes, (part, says) => complain(reading, nodes.get(part) ?? node, 'WINDOW_INVALID', says));
  if (request === null) return broken;
  const key = windowKey(request);
  reading.needs.window(request, placeOf(reading, node));
  reading.reads.set(key, { field: key, type: 'number', actual: ({ windows }) => windows.get(key) });
  return windowValue(request);
}

/** Literals, and lists and objects of them. */
function plainOf(node: ASTNode): unknown {
  if (node.op === 'list') {
    const values = node.args.map(plainOf);
    return values.includes(undefined) ? undefined : values;
  }
  if (node.op !== 'map') return literalOf(node);
  const entries = node.args.map(([key, value]) => [plainOf(key), plainOf(value)] as const);
  return entries.some(([key, value]) => typeof key !== 'string' || value === undefined) ? undefined : Object.fromEntries(entries);
}
