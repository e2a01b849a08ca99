import { isObject, type JsonObject } from '../../entity/json.js';
import { type ListQuestion, isListed } from '../expressions/data-list.js';
import { element, quantified } from '../expressions/each.js';
import type { Expression } from '../expressions/expression.js';
import { type FieldPath, pathText, typeOfPath, valueAt, valuesAt } from '../expressions/field-path.js';
import { fieldValue, member, windowValue } from '../expressions/field.js';
import { not } from '../expressions/logic.js';
import { readPattern } from '../expressions/pattern.js';
import { matches } from '../expressions/text.js';
import { atMost } from '../limits.js';
import { shownElements } from '../explain.js';
import { quoted } from '../mistakes.js';
import type { RuleCase } from '../rule-case.js';
import { mayBe, type RuleType, typeNames } from '../rule-type.js';
import { findField, knownValues, nearestField } from '../vocabulary/catalogue.js';
import { readWindow } from '../windows/read-window.js';
import { windowKey } from '../windows/window-request.js';
import { celOfCondition, celOfPath, celOfWindow, type CelSubject } from './cel-spelling.js';
import { type Literal, nearestOperator, operatorOf, type UsedOperator } from './operators.js';
import { checkProperties, type TreeReading } from './reading.js';
import { readValue } from './read-value.js';
import type { TreeCondition } from './tree.js';

const conditionTypes = ['simple', 'array', 'object'];
const ofCondition = ['id', 'type', 'name', 'description', 'field', 'window', 'operator', 'value', 'filters', 'countryMetadata'];
const ofWindow = ['aggregate', 'of', 'events', 'by', 'within', 'where'];

/** What a condition is about: a field, or a window. */
interface Subject {
  readonly name: string;
  readonly type: RuleType;
  readonly oneOf: readonly string[] | null;
  /** The value, or the one element that is looked at. */
  readonly value: Expression;
  /** Where a `$` is: the list that is gone through. */
  readonly list: Expression | null;
  /** Null for a window. */
  readonly path: FieldPath | null;
  readonly actual: (given: RuleCase) => unknown;
  readonly cel: CelSubject;
}

export function readCondition(written: JsonObject, at: string, reading: TreeReading): TreeCondition | null {
  const { mistakes } = reading;
  reading.conditions += 1;
  checkProperties(written, ofCondition, at, mistakes);
  const subject = readSubject(written, at, reading);
  const used = readOperator(written, at, reading);
  checkShape(written, subject, at, reading);
  if (subject === null || used === null) return null;
  if (!mayBe(subject.type, ...used.operator.fits)) {
    mistakes.add(`${at}/operator`, 'OPERATOR_UNFIT', `${used.name} does not go with ${subject.name}, which is ${typeNames[subject.type]}; it goes with ${used.operator.fits.map((type) => typeNames[type]).join(', ')}.`);
    return null;
  }
  const values = readValue(used.operator.takes, subject, written['value'], (code, says) => {
    mistakes.add(`${at}/value`, code, says);
    return null;
  });
  const holds = values === null ? null : testOf(used, subject, values, at, reading);
  if (values === null || holds === null) return null;
  return {
    id: typeof written['id'] === 'string' ? written['id'].slice(0, atMost('pathLength')) : `cond-${reading.conditions}`,
    field: subject.name,
    operator: used.name,
    expectedValue: used.operator.takes === 'nothing' ? null : written['value'],
    holds,
    type: subject.type,
    actual: subject.actual,
    cel: celOfCondition(used, subject.cel, values),
  };
}

function readSubject(written: JsonObject, at: string, reading: TreeReading): Subject | null {
  const { mistakes, setting } = reading;
  const { field, window } = written;
  if (field === 'window') return readWindowSubject(window, at, reading);
  if (window !== undefined) mistakes.add(`${at}/window`, 'PROPERTY_UNKNOWN', 'A window is asked with "field": "window".');
  const name = typeof field === 'string' && field.length <= atMost('pathLength') ? field : '';
  const found = name === '' ? null : findField(name.split('.'));
  if (field === undefined) {
    mistakes.add(at, 'FIELD_UNKNOWN', 'A condition names a "field", and a group has an "operator" and "conditions". docs/rules.md lists the fields.');
    return null;
  }
  if (found === null) {
    mistakes.add(`${at}/field`, 'FIELD_UNKNOWN', (meant) => `There is no field ${quoted(field)}.${meant(() => nearestField(name))} docs/rules.md lists the fields.`);
    return null;
  }
  const path: FieldPath = found;
  reading.needs.field(path.field.path);
  const each = path.below.indexOf('$');
  if (path.below.includes('') || path.below.lastIndexOf('$') !== each) {
    mistakes.add(`${at}/field`, 'FIELD_UNFIT', `${quoted(name)} cannot be followed: parts are not empty, and "$" stands for the elements of one list only.`);
    return null;
  }
  const oneOf = path.below.length === 0 ? knownValues(path.field, setting.ownTypes) : null;
  if (each < 0) return { name, type: typeOfPath(path), oneOf, value: fieldValue(path), list: null, path, actual: (given) => valueAt(path, given), cel: celOfPath(path) };
  const listPath = { field: path.field, below: path.below.slice(0, each) };
  if (!mayBe(typeOfPath(listPath), 'texts', 'list')) {
    mistakes.add(`${at}/field`, 'FIELD_UNFIT', `"$" stands for the elements of a list, and ${pathText(listPath)} is ${typeNames[typeOfPath(listPath)]}.`);
    return null;
  }
  const list = fieldValue(listPath);
  const value = member(element(list), path.below.slice(each + 1));
  return { name, type: typeOfPath(path), oneOf: null, value, list, path, actual: (given) => valuesAt(path, given, shownElements + 1), cel: celOfPath(path) };
}

function readWindowSubject(written: unknown, at: string, { mistakes, setting, needs }: TreeReading): Subject | null {
  if (!isObject(written)) {
    mistakes.add(`${at}/window`, 'WINDOW_INVALID', 'Say which window, for example "window": {"aggregate": "count", "events": ["LOGIN_FAILED"], "by": "entity", "within": "1h"}.');
    return null;
  }
  checkProperties(written, ofWindow, `${at}/window`, mistakes);
  const part = (name: string): unknown => (Object.hasOwn(written, name) ? written[name] : undefined);
  const asked = { aggregate: part('aggregate'), of: part('of'), events: part('events'), by: part('by'), within: part('within'), where: part('where') };
  const request = readWindow(asked, setting.ownTypes, (name, says) => mistakes.add(`${at}/window/${name}`, 'WINDOW_INVALID', says));
  if (request === null) return null;
  needs.window(request, `${at}/window`);
  const key = windowKey(request);
  return { name: key, type: 'number', oneOf: null, value: windowValue(request), list: null, path: null, actual: ({ windows }) => windows.get(key), cel: { value: celOfWindow(request), list: null } };
}

function readOperator({ operator }: JsonObject, at: string, { mistakes }: TreeReading): UsedOperator | null {
  const used = typeof operator === 'string' ? operatorOf(operator) : null;
  if (operator === undefined) mistakes.add(at, 'OPERATOR_UNKNOWN', 'A condition has an "operator". docs/rules.md lists them.');
  else if (used === null) mistakes.add(`${at}/operator`, 'OPERATOR_UNKNOWN', (meant) => `There is no operator ${quoted(operator)}.${meant(() => (typeof operator === 'string' ? nearestOperator(operator) : null))} docs/rules.md lists the operators.`);
  return used;
}

/** gu1 tells kinds of conditions apart that differ in nothing but what their field is. */
function checkShape({ type = 'simple', filters }: JsonObject, subject: Subject | null, at: string, { mistakes }: TreeReading): void {
  if (type === 'complex') mistakes.add(`${at}/type`, 'CONDITION_UNKNOWN', 'A complex condition is a group. Give it an operator (AND, OR, NOT, XOR) and conditions.');
  else if (!conditionTypes.some((known) => known === type)) mistakes.add(`${at}/type`, 'CONDITION_UNKNOWN', `${quoted(type)} is no type of condition. Use one of ${conditionTypes.join(', ')}, or leave it out.`);
  if (type === 'array' && subject !== null && subject.list === null && !mayBe(subject.type, 'texts', 'list')) mistakes.add(`${at}/type`, 'CONDITION_UNKNOWN', `${subject.name} is ${typeNames[subject.type]} and no list. Leave the type out.`);
  if (type === 'object' && subject !== null && !mayBe(subject.type, 'object')) mistakes.add(`${at}/type`, 'CONDITION_UNKNOWN', `${subject.name} is ${typeNames[subject.type]} and no object. Leave the type out.`);
  if (filters !== undefined && !(Array.isArray(filters) && filters.length === 0)) mistakes.add(`${at}/filters`, 'PROPERTY_UNKNOWN', 'Filters are not read. Say it with another condition, and with "$" for the elements of a list.');
}

/** The condition itself, its opposite, and over every element where its field has a `$`. */
function testOf(used: UsedOperator, subject: Subject, values: readonly Literal[], at: string, reading: TreeReading): Expression | null {
  const plain = plainTestOf(used, subject, values, at, reading);
  if (plain === null) return null;
  const test = subject.list === null ? plain : quantified('any', subject.list, plain);
  return used.isNegative ? not(test) : test;
}

function plainTestOf({ operator }: UsedOperator, { value, path }: Subject, values: readonly Literal[], at: string, { mistakes, needs }: TreeReading): Expression | null {
  if (operator.holds !== null) return operator.holds(value, values);
  const written = String(values[0]?.value);
  if (operator.takes === 'pattern') {
    const pattern = written.length > atMost('patternLength') ? 'too long' : readPattern(written, needs.room);
    if (pattern === 'too long') mistakes.add(`${at}/value`, 'TOO_LONG', `The pattern has ${written.length} characters, and ${atMost('patternLength')} are allowed. A data list holds many words.`);
    else if (pattern === null) mistakes.add(`${at}/value`, 'PATTERN_INVALID', `${quoted(written)} is no pattern of RE2, which has neither look-around nor back-references.`);
    if (pattern === null || pattern === 'too long') return null;
    needs.pattern(pattern.program, `${at}/value`);
    return matches(value, pattern);
  }
  // Only a field can be asked of a data list: a window is a number, with which no list operator goes.
  if (path === null) return null;
  const question: ListQuestion = { listId: written, path, by: operator.name === 'in_custom_list' ? 'value' : 'words' };
  needs.list(question, `${at}/value`);
  return isListed(value, question);
}
