import { tookTooLong } from '@app/database';
import { AppError } from '@app/platform';

/** Answers what was asked, or says that the question was too wide for the time that it had. */
export async function answeredWithin<Answer>(seconds: number, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (tookTooLong(error)) throw new AppError('QUERY_TOO_WIDE', { seconds }, { cause: error });
    throw error;
  }
}
