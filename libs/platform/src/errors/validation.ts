import type { z } from 'zod';
import { AppError, type FieldMistake } from './app-error.js';

/** What a schema says where it has no sentence of its own. */
const wanted: Readonly<Record<string, string>> = {
  object: 'Use a JSON object.',
  record: 'Use a JSON object.',
  array: 'Use a list.',
  string: 'Use a text.',
  number: 'Use a number.',
  int: 'Use a whole number.',
  boolean: 'Use true or false.',
};

export type Checked<Data> = { readonly success: true; readonly data: Data } | { readonly success: false; readonly mistakes: FieldMistake[] };

/** Reads unknown input by its schema, or answers every field that is wrong. */
export function check<Schema extends z.ZodType>(schema: Schema, input: unknown): Checked<z.output<Schema>> {
  const result = schema.safeParse(input, { reportInput: true, error: (issue) => (issue.code === 'invalid_type' ? wanted[issue.expected] : undefined) });
  return result.success ? result : { success: false, mistakes: result.error.issues.flatMap(mistakesOf) };
}

/** The same, or throws VALIDATION_ERROR. */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const checked = check(schema, input);
  if (checked.success) return checked.data;
  throw invalid(checked.mistakes);
}

function mistakesOf(issue: z.core.$ZodIssue): FieldMistake[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, message: 'This field is not known here.' }));
  // What a check of several fields says of one of them it says of what is missing, too.
  const isMissing = issue.input === undefined && issue.code !== 'custom' && field !== '';
  return [{ field, message: isMissing ? `It is missing. ${issue.message}` : issue.message }];
}

export function invalid(details: readonly FieldMistake[]): AppError<'VALIDATION_ERROR'> {
  const first = details[0];
  const place = first?.field ? `${first.field}: ` : '';
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : '';
  return new AppError('VALIDATION_ERROR', { message: `${place}${first?.message ?? 'The request is not valid.'}${more}` }, { details });
}
