import { valuesAt } from '../expressions/field-path.js';
import { atMost } from '../limits.js';
import type { RuleCase } from '../rule-case.js';
import { findField } from '../vocabulary/catalogue.js';

/** The texts and numbers that a field of the language has at a case: of a list, or where a `$` is, all of its elements. */
export function fieldValues(path: string, given: RuleCase): string[] {
  const found = findField(path.split('.'));
  if (found === null) return [];
  const values = valuesAt(found, given, atMost('elements')).flatMap((value: unknown) => (Array.isArray(value) ? (value.slice(0, atMost('elements')) as unknown[]) : [value]));
  return [...new Set(values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String))];
}
