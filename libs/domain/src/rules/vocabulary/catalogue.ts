import { eventTypes } from '../../event-types/catalogue.js';
import { nearest } from '../../spelling/nearest.js';
import { eventFields } from './event-fields.js';
import type { Field } from './field.js';
import { personFields } from './person-fields.js';
import { verdictFields } from './verdict-fields.js';

/** All that a condition may ask about, beside windows. */
export const ruleFields: readonly Field[] = [...eventFields, ...personFields, ...verdictFields];

const byPath: ReadonlyMap<string, Field> = new Map(ruleFields.map((field) => [field.path, field]));
const roots: ReadonlySet<string> = new Set(ruleFields.map(({ path }) => path.split('.')[0] ?? ''));
const paths = [...byPath.keys()];

export const isRoot = (name: string): boolean => roots.has(name);

/** The field that a path begins with, and what of the path lies below it. */
export interface FoundField {
  readonly field: Field;
  readonly below: readonly string[];
}

/** The codes of analyzers have dots of their own: the longest field that the path begins with is meant. */
export function findField(segments: readonly string[]): FoundField | null {
  for (let length = Math.min(segments.length, 4); length > 0; length -= 1) {
    const field = byPath.get(segments.slice(0, length).join('.'));
    if (field === undefined) continue;
    const below = segments.slice(length);
    return field.isOpen || below.every((segment) => segment === '$') ? { field, below } : null;
  }
  return null;
}

/** For "did you mean": a slip in the path, or its last part without what comes before it. */
export function nearestField(path: string): string | null {
  const last = path.split('.').at(-1) ?? path;
  return nearest(path, paths) ?? paths.find((known) => known.endsWith(`.${last}`)) ?? null;
}

const builtIn = eventTypes.map(({ code }) => code);

/** Every value that a field can have, where that is known. */
export function knownValues({ oneOf }: Field, ownTypes: ReadonlySet<string>): readonly string[] | null {
  return oneOf === 'event types' ? [...builtIn, ...ownTypes] : oneOf;
}
