import { randomUUID } from 'node:crypto';
import { AppError, invalid, log } from '@app/platform';

/** What PostgreSQL refused about one event that stood alone: its data (class 22 and 23), or something unexpected. */
export function refusal(error: Error | undefined): AppError {
  if (error instanceof AppError) return error;
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code !== undefined && /^2[23]/.test(code)) return invalid([{ field: '', message: `The event cannot be stored: ${message ?? code}.` }]);
  const errorId = randomUUID();
  log.error({ errorId, err: error }, 'An event could not be stored.');
  return new AppError('INTERNAL_ERROR', { errorId }, { cause: error });
}
