import type { ImportPlan } from '@app/domain';
import { AppError, type FieldMistake, log } from '@app/platform';

/** Why one row was refused. */
export interface RowFailure {
  readonly code: string;
  readonly message: string;
}

/** What was thrown about a row, in the words of whoever has the file: fields are named with their columns. */
export function rowFailure(error: unknown, plan: ImportPlan): RowFailure {
  if (!(error instanceof AppError)) {
    log.error({ err: error }, 'A row of an import could not be read.');
    return { code: 'PROCESSING_ERROR', message: 'Something went wrong here, not in the row. Import it again, and tell the operator if it stays.' };
  }
  if (error.code === 'INTERNAL_ERROR') return { code: 'PROCESSING_ERROR', message: error.message };
  const mistakes = Array.isArray(error.details) ? (error.details as FieldMistake[]) : [];
  if (error.code !== 'VALIDATION_ERROR' || mistakes.length === 0) return { code: error.code, message: `${error.message} ${error.fix}` };
  return mistaken(mistakes.map(({ field, message }) => ({ field, message, column: plan.columns.find(({ path }) => path.join('.') === field)?.column })));
}

export function mistaken(mistakes: readonly (FieldMistake & { readonly column?: string | undefined })[]): RowFailure {
  const sentences = mistakes.map(({ field, message, column }) => [field, column === undefined ? '' : ` (column "${column}")`, field ? ': ' : '', message].join(''));
  return { code: 'VALIDATION_ERROR', message: sentences.join(' ') };
}
