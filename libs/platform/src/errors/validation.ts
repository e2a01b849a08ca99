import type { z } from 'zod';
import { AppError, type FieldMistake } from './app-error.js';

/** Reads unknown input by its schema, or throws VALIDATION_ERROR with every field that is wrong. */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(mistakesOf(result.error));
}

export function mistakesOf(error: z.ZodError): FieldMistake[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys') return [{ field, message: issue.message }];
    return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, message: 'This field is not known here.' }));
  });
}

export function invalid(details: readonly FieldMistake[]): AppError<'VALIDATION_ERROR'> {
  const first = details[0];
  const place = first?.field ? `${first.field}: ` : '';
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : '';
  return new AppError('VALIDATION_ERROR', { message: `${place}${first?.message ?? 'The request is not valid.'}${more}` }, { details });
}
