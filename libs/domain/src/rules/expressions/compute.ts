import { readMoment } from '../../time/read-moment.js';
import { atMost } from '../limits.js';
import { type Expression, mayStep, type Run, stepsOf, unknownFor } from './expression.js';

export const arithmetic = {
  '-': (one: number, other: number) => one - other,
  '*': (one: number, other: number) => one * other,
  '/': (one: number, other: number) => one / other,
  '%': (one: number, other: number) => one % other,
} as const;

export type Arithmetic = keyof typeof arithmetic;

export function computed(operation: Arithmetic, left: Expression, right: Expression): Expression {
  const compute = arithmetic[operation];
  return binary(left, right, 'number', (run, one, other) => (typeof one === 'number' && typeof other === 'number' ? finite(run, compute(one, other)) : unknownFor(run, 'INCOMPARABLE')));
}

/** Numbers are added, texts are joined. */
export const added = (left: Expression, right: Expression): Expression =>
  binary(left, right, left.type === 'anything' ? right.type : left.type, (run, one, other) => {
    if (typeof one === 'number' && typeof other === 'number') return finite(run, one + other);
    if (typeof one !== 'string' || typeof other !== 'string') return unknownFor(run, 'INCOMPARABLE');
    const length = one.length + other.length;
    if (length > atMost('joinedLength')) return unknownFor(run, 'TEXT_TOO_LONG');
    return mayStep(run, length / 64) ? one + other : undefined;
  });

function binary(left: Expression, right: Expression, type: Expression['type'], of: (run: Run, one: unknown, other: unknown) => unknown): Expression {
  return {
    type,
    steps: stepsOf([left, right]),
    of: (run) => {
      const [one, other] = [left.of(run), right.of(run)];
      return one === undefined || other === undefined ? undefined : of(run, one, other);
    },
  };
}

/** A value made of one other; unknown stays unknown. */
export const converted = (value: Expression, type: Expression['type'], of: (run: Run, value: unknown) => unknown): Expression => ({
  type,
  steps: value.steps + 1,
  of: (run) => {
    const known = value.of(run);
    return known === undefined ? undefined : of(run, known);
  },
});

const finite = (run: Run, value: number): number | undefined => (Number.isFinite(value) ? value : unknownFor(run, 'NOT_A_NUMBER'));

const numeral = /^[+-]?\d{1,40}(\.\d{1,40})?$/;

export function toNumber(run: Run, value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return unknownFor(run, 'INCOMPARABLE');
  return numeral.test(value) ? Number(value) : unknownFor(run, 'NOT_A_NUMBER');
}

export function toText(run: Run, value: unknown): string | undefined {
  return typeof value === 'object' ? unknownFor(run, 'INCOMPARABLE') : String(value);
}

export const toMoment = (run: Run, value: unknown): number | undefined => readIso(value) ?? unknownFor(run, 'INCOMPARABLE');

/** A moment of ISO 8601 that says its zone; null for anything else. */
export function readIso(value: unknown): number | null {
  const read = typeof value === 'string' && value.length < 100 ? readMoment(value) : null;
  return read !== null && 'ms' in read ? read.ms : null;
}

export function sizeOf(run: Run, value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return unknownFor(run, 'INCOMPARABLE');
  const members = Object.keys(value).length;
  return mayStep(run, members) ? members : undefined;
}

export function inSmallLetters(run: Run, value: unknown): string | undefined {
  if (typeof value !== 'string') return unknownFor(run, 'INCOMPARABLE');
  return mayStep(run, value.length / 64) ? value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : undefined;
}

/** A list that is written out, its elements computed. With one unknown element the list is unknown. */
export function listed(parts: readonly Expression[]): Expression {
  const type = parts.length > 0 && parts.every((part) => part.type === 'text') ? 'texts' : 'list';
  return {
    type,
    steps: stepsOf(parts),
    of: (run) => {
      const values = parts.map((part) => part.of(run));
      return values.includes(undefined) ? undefined : values;
    },
  };
}
