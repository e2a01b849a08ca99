import { nearest } from '../../spelling/nearest.js';
import { readIso } from '../expressions/compute.js';
import { atMost } from '../limits.js';
import { type MistakeCode, quoted, type Sentence } from '../mistakes.js';
import { isList, type RuleType, typeNames } from '../rule-type.js';
import type { Literal, Takes } from './operators.js';

/** The field that a value is compared with, as far as its values are known. */
export interface Compared {
  readonly name: string;
  readonly type: RuleType;
  readonly oneOf: readonly string[] | null;
}

export type Complain = (code: MistakeCode, says: Sentence) => null;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isListId = (written: unknown): written is string => typeof written === 'string' && uuid.test(written);

/** Reads what an operator is to compare with, null after a complaint. */
export function readValue(takes: Takes, compared: Compared, written: unknown, complain: Complain): readonly Literal[] | null {
  switch (takes) {
    case 'nothing':
      return written === undefined || written === null || written === true ? [] : complain('VALUE_UNFIT', 'This operator needs no value. Leave it out, or use exists and not_exists for the two questions.');
    case 'pair':
      return readPair(compared, written, complain);
    case 'scalars':
      return readList(compared, written, complain);
    case 'list id':
      return isListId(written) ? [textLiteral(written.toLowerCase())] : complain('LIST_ID_INVALID', `${quoted(written)} is not the id of a data list. GET /data-lists shows the ids, which are UUIDs.`);
    case 'pattern':
    case 'text':
      return typeof written === 'string' && written !== '' ? alone(readOne({ ...compared, type: 'text', oneOf: null }, written, complain)) : complain('VALUE_UNFIT', 'Give a text that is not empty.');
    case 'part':
      return alone(readOne({ ...compared, type: isList(compared.type) ? (compared.type === 'texts' ? 'text' : 'anything') : compared.type, oneOf: null }, written, complain));
    case 'ordered':
      return alone(readOrdered(compared, written, complain));
    case 'scalar':
      return alone(readOne(compared, written, complain));
  }
}

const alone = (value: Literal | null): readonly Literal[] | null => (value === null ? null : [value]);

function readPair(compared: Compared, written: unknown, complain: Complain): readonly Literal[] | null {
  if (!Array.isArray(written) || written.length !== 2) return complain('VALUE_UNFIT', 'Give the two ends as a list, the lower one first, for example [100, 500].');
  const [from, to] = [readOrdered(compared, written[0], complain), readOrdered(compared, written[1], complain)];
  if (from === null || to === null) return null;
  return from.value <= to.value ? [from, to] : complain('VALUE_UNFIT', `${quoted(written[0])} is above ${quoted(written[1])}, so nothing lies between them. Give the lower one first.`);
}

function readList(compared: Compared, written: unknown, complain: Complain): readonly Literal[] | null {
  if (!Array.isArray(written) || written.length === 0) return complain('VALUE_UNFIT', 'Give a list with at least one value, for example ["AR", "BR"].');
  if (written.length > atMost('listedValues')) return complain('TOO_LONG', `The list has ${written.length} values, and ${atMost('listedValues')} are allowed. Put them into a data list and use in_custom_list.`);
  const values = written.map((one) => readOne(compared, one, complain));
  return values.every((value) => value !== null) ? values : null;
}

/** Anything may be compared with a number; that two moments are meant is known only where the field is one. */
const readOrdered = (compared: Compared, written: unknown, complain: Complain): Literal | null => readOne(compared.type === 'anything' ? { ...compared, type: 'number' } : compared, written, complain);

function readOne({ name, type, oneOf }: Compared, written: unknown, complain: Complain): Literal | null {
  if (type === 'moment') return readMomentOf(name, written, complain);
  if (typeof written === 'string' && (type === 'text' || type === 'anything')) {
    if (written.length > atMost('literalLength')) return complain('TOO_LONG', `The value has ${written.length} characters, and ${atMost('literalLength')} are allowed.`);
    if (oneOf !== null && !oneOf.includes(written)) return complain('VALUE_UNKNOWN', unknownValue(name, written, oneOf));
    return textLiteral(written);
  }
  if (typeof written === 'number' && Number.isFinite(written) && (type === 'number' || type === 'anything')) return { value: written, type: 'number', cel: numberText(written) };
  if (typeof written === 'boolean' && (type === 'truth' || type === 'anything')) return { value: written, type: 'truth', cel: String(written) };
  if (written === null) return complain('VALUE_UNFIT', 'Nothing is equal to null. Use exists or not_exists.');
  const wanted = type === 'anything' ? 'a text, a number, true or false' : typeNames[type];
  return complain('VALUE_UNFIT', written === undefined ? `The value is missing: ${name} is compared with ${wanted}.` : `${name} is compared with ${wanted}, and ${quoted(written)} is not that.`);
}

function readMomentOf(name: string, written: unknown, complain: Complain): Literal | null {
  const ms = readIso(written);
  if (ms === null) return complain('VALUE_UNFIT', `${name} is compared with a moment that says its zone, for example "2026-01-30T11:30:00-03:00", and ${quoted(written)} is none.`);
  return { value: ms, type: 'moment', cel: `timestamp(${JSON.stringify(new Date(ms).toISOString())})` };
}

export const unknownValue = (name: string, written: string, oneOf: readonly string[]): Sentence => (meant) =>
  `${name} is never ${quoted(written)}.${meant(() => nearest(written, oneOf))}${oneOf.length <= 10 ? ` It is one of ${oneOf.join(', ')}.` : ''}`;

const textLiteral = (value: string): Literal => ({ value, type: 'text', cel: celText(value) });

/** CEL knows the escapes of JSON, and no surrogate by itself. */
const celText = (value: string): string => JSON.stringify(value);

/** A double in CEL has a point or an exponent; a whole number is an int, and here both are numbers. */
function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : /[.e]/.test(String(value)) ? String(value) : `${value}.0`;
}
