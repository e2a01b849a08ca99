import type { ColumnPlan, Scalar } from './column-plan.js';
import { readDate } from './read-date.js';

/** What a cell says; `undefined` when it says nothing. */
export type CellReading = { readonly value: Scalar | undefined } | { readonly mistake: string };

const yes: ReadonlySet<string> = new Set(['true', 't', 'yes', 'y', 'si', 'sí', 's', 'sim', 'verdadero', 'verdadeiro', '1']);
const no: ReadonlySet<string> = new Set(['false', 'f', 'no', 'n', 'não', 'nao', 'falso', '0']);

/** Reads one cell by the plan of its column. */
export function readCell(text: string, plan: ColumnPlan): CellReading {
  const trimmed = text.trim();
  if (trimmed === '') return { value: plan.otherwise };
  const meant = plan.values && Object.hasOwn(plan.values, trimmed) ? plan.values[trimmed] : undefined;
  if (meant !== undefined) return { value: meant };
  return convert(plan.transform === undefined ? text : trimmed, plan);
}

function convert(text: string, { transform, format, zone }: ColumnPlan): CellReading {
  switch (transform) {
    case undefined:
    case 'trim':
      return { value: text };
    case 'upper':
      return { value: text.toUpperCase() };
    case 'lower':
      return { value: text.toLowerCase() };
    case 'number':
      return asNumber(text, format === 'comma');
    case 'boolean':
      return asBoolean(text);
    case 'date':
      return asDate(text, format ?? 'iso', zone);
  }
}

function asBoolean(text: string): CellReading {
  const word = text.toLowerCase();
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { mistake: `${quoted(text)} is neither yes nor no. Write true or false, or say in the mapping's values what it means.` };
}

/** A separator of thousands stands before exactly three digits, so that 1,5 is never taken for 15. */
const withPoint = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;
const withComma = /^[+-]?(\d{1,3}([. ]\d{3})+|\d+)(,\d+)?$/;

function asNumber(text: string, comma: boolean): CellReading {
  if (!(comma ? withComma : withPoint).test(text)) {
    return { mistake: `${quoted(text)} is not a number with a decimal ${comma ? 'comma' : 'point'}. Correct it, or give the mapping the format ${comma ? 'point' : 'comma'}.` };
  }
  const value = Number(comma ? text.replace(/[. ]/g, '').replace(',', '.') : text.replaceAll(',', ''));
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { value };
  return { mistake: `${quoted(text)} has more digits than a number keeps. Map the column without the transform number.` };
}

function asDate(text: string, format: string, zone: string | undefined): CellReading {
  // An ISO date without a zone passes as it is: whoever reads the field says what it lacks.
  if (format === 'iso' && zone === undefined) return { value: text };
  const moment = readDate(text, format, zone ?? 'Z');
  return moment === null ? { mistake: `${quoted(text)} is not a date in the format ${format}, or lies before 1970.` } : { value: moment };
}

const LONGEST_QUOTE = 60;
const quoted = (text: string): string => `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}"`;
