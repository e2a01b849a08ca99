import type { ASTNode } from '@marcbachmann/cel-js';
import { converted, inSmallLetters, readIso, sizeOf, toMoment, toNumber, toText } from '../expressions/compute.js';
import { isListed, type ListQuestion } from '../expressions/data-list.js';
import type { Expression } from '../expressions/expression.js';
import { isKnown } from '../expressions/field.js';
import { orElse } from '../expressions/logic.js';
import { readPattern } from '../expressions/pattern.js';
import { contains, matches, textTest } from '../expressions/text.js';
import { nearest } from '../../spelling/nearest.js';
import { atMost } from '../limits.js';
import { quoted, type Sentence } from '../mistakes.js';
import { isListId } from '../tree/read-value.js';
import { type CelReading, complain, literalOf, placeOf, readAs, written } from './reading.js';

/** A function, or a method: then its first argument stands before the dot. */
interface CelFunction {
  readonly form: string;
  readonly says: string;
  readonly arguments: number;
  readonly read: (parts: readonly [ASTNode, ...ASTNode[]], reading: CelReading) => Expression;
}

const onText = (form: string, says: string, read: CelFunction['read'], count = 1): CelFunction => ({ form, says, arguments: count, read });
const second = ([first, other]: readonly [ASTNode, ...ASTNode[]]): ASTNode => other ?? first;

export const functions: ReadonlyMap<string, CelFunction> = new Map([
  ['has', onText('has(x)', 'whether somebody said it', ([value], reading) => isKnown(reading.read(value)))],
  ['size', onText('size(x)', 'the characters of a text, the elements of a list, the members of an object', ([value], reading) => converted(readAs(reading, value, 'text', 'texts', 'list', 'object'), 'number', sizeOf))],
  ['string', onText('string(x)', 'a number, or true or false, as a text', ([value], reading) => converted(readAs(reading, value, 'text', 'number', 'truth'), 'text', toText))],
  ['double', onText('double(x)', 'a text as the number that it spells', ([value], reading) => converted(readAs(reading, value, 'text', 'number'), 'number', toNumber))],
  ['timestamp', onText('timestamp("2026-01-30T11:30:00Z")', 'a text of ISO 8601 with its zone as a moment', ([value], reading) => readTimestamp(value, reading))],
  ['re', onText('re(x, "pattern")', 'whether the pattern (RE2) is found in the text', (parts, reading) => readRe(parts[0], second(parts), reading), 2)],
  ['inList', onText('inList(x, "id")', 'whether the field, or an element of it, is on the data list with this id', (parts, reading) => readInList('value', parts[0], second(parts), reading), 2)],
  ['containsAnyFromList', onText('containsAnyFromList(x, "id")', 'whether a word of the field, or up to three in a row, is on the data list', (parts, reading) => readInList('words', parts[0], second(parts), reading), 2)],
]);

export const methods: ReadonlyMap<string, CelFunction> = new Map([
  ['contains', onText('x.contains(y)', 'whether a text has this part, or a list this element', (parts, reading) => contains(readAs(reading, parts[0], 'text', 'texts', 'list'), readAs(reading, second(parts), 'text', 'number', 'truth')), 2)],
  ['startsWith', onText('x.startsWith("y")', 'whether a text begins so', (parts, reading) => textTest('startsWith', readAs(reading, parts[0], 'text'), readAs(reading, second(parts), 'text')), 2)],
  ['endsWith', onText('x.endsWith("y")', 'whether a text ends so', (parts, reading) => textTest('endsWith', readAs(reading, parts[0], 'text'), readAs(reading, second(parts), 'text')), 2)],
  ['lowerAscii', onText('x.lowerAscii()', 'the text with A to Z made small', ([value], reading) => converted(readAs(reading, value, 'text'), 'text', inSmallLetters))],
  ['size', onText('x.size()', 'as size(x)', ([value], reading) => converted(readAs(reading, value, 'text', 'texts', 'list', 'object'), 'number', sizeOf))],
  ['orValue', onText('x.orValue(y)', 'x, or y where nobody said x', (parts, reading) => orElse(reading.read(parts[0]), reading.read(second(parts))), 2)],
]);

/** Functions of CEL that are not to be had, and what is instead. */
const instead: ReadonlyMap<string, string> = new Map([
  ['matches', 'matches() could be made to take minutes. Use re(text, "pattern"), which is RE2.'],
  ['bind', 'Nothing can be named. Write it out where it is used.'],
  ['int', 'All numbers are of one kind. Use double() to read a text as a number.'],
]);

export function readFunction(name: string, known: ReadonlyMap<string, CelFunction>, parts: readonly ASTNode[], node: ASTNode, reading: CelReading): Expression {
  const found = known.get(name);
  const [first, ...rest] = parts;
  if (found === undefined || first === undefined) {
    return complain(reading, node, 'FUNCTION_UNKNOWN', found === undefined ? (instead.get(name) ?? unknownFunction(name)) : `Write ${found.form}.`);
  }
  if (parts.length !== found.arguments) return complain(reading, node, 'FUNCTION_UNKNOWN', `Write ${found.form}.`);
  return found.read([first, ...rest], reading);
}

const unknownFunction = (name: string): Sentence => (meant) => `There is no function ${quoted(name)}.${meant(() => nearest(name, [...functions.keys(), ...methods.keys()]))} docs/rules.md lists them.`;

/** What is written out is checked now, what is computed when there is an event. */
function readTimestamp(value: ASTNode, reading: CelReading): Expression {
  const text = literalOf(value);
  const moment = converted(readAs(reading, value, 'text'), 'moment', toMoment);
  const isFine = typeof text !== 'string' || readIso(text) !== null;
  return isFine ? moment : complain(reading, value, 'VALUE_UNFIT', `${written(reading, value)} is no moment that says its zone. Write it like "2026-01-30T11:30:00-03:00".`);
}

function readRe(value: ASTNode, node: ASTNode, reading: CelReading): Expression {
  const pattern = literalOf(node);
  const text = readAs(reading, value, 'text');
  if (typeof pattern !== 'string' || pattern === '') return complain(reading, node, 'NOT_LITERAL', 'The pattern is written out as a text, so that it can be checked.');
  if (pattern.length > atMost('patternLength')) return complain(reading, node, 'TOO_LONG', `The pattern has ${pattern.length} characters, and ${atMost('patternLength')} are allowed. A data list holds many words.`);
  const read = readPattern(pattern, reading.needs.room);
  if (read === null) return complain(reading, node, 'PATTERN_INVALID', `${quoted(pattern)} is no pattern of RE2, which has neither look-around nor back-references.`);
  reading.needs.pattern(read.program, placeOf(reading, node));
  return matches(text, read);
}

function readInList(by: ListQuestion['by'], value: ASTNode, node: ASTNode, reading: CelReading): Expression {
  const field = reading.read(value);
  const listId = literalOf(node);
  if (!isListId(listId)) return complain(reading, node, 'LIST_ID_INVALID', `${written(reading, node)} is not the id of a data list, written out. GET /data-lists shows the ids, which are UUIDs.`);
  if (field.type === 'anything' && field.path === undefined && field.steps === 0) return field;
  if (field.path === undefined) return complain(reading, value, 'NOT_LITERAL', `A data list is asked about a field or an element of one, so that it is known beforehand what to look up; ${written(reading, value)} is computed.`);
  const question: ListQuestion = { listId: listId.toLowerCase(), path: field.path, by };
  reading.needs.list(question, placeOf(reading, node));
  return isListed(field, question);
}
