import { type MomentMistake, readMoment } from '@app/domain';
import { z } from 'zod';

/** PostgreSQL stores no NUL character; refusing it here keeps one bad event from failing a group. */
const noNul = (value: string): boolean => !value.includes('\u0000');

const halfAPair = /\p{Surrogate}/u;

/** Half of a surrogate pair reaches PostgreSQL as another character: what was stored under such an id is not found again under what was sent. */
export const isInWholeCharacters = (value: string): boolean => !halfAPair.test(value);

/** An id that is looked up as it was sent, or a text that is kept in JSON. */
export const inWholeCharacters = <Schema extends z.ZodType<string | null | undefined>>(schema: Schema) =>
  schema.refine((value) => !value || isInWholeCharacters(value), 'U+0000 and half of a surrogate pair cannot be stored.');

/** An optional text of the caller, at most `longest` characters. */
export const text = (longest: number) =>
  z
    .string({ error: 'Use a text.' })
    .max(longest, `Use at most ${longest} characters.`)
    .refine(noNul, 'The character U+0000 cannot be stored.')
    .nullish();

/** A caller's own id: 1 to `longest` visible characters. */
export const identifier = (name: string, longest: number) =>
  z.string({ error: `${name} must be a text.` }).min(1, `${name} is empty.`).max(longest, `Use at most ${longest} characters.`).refine(noNul, 'The character U+0000 cannot be stored.');

export const flag = () => z.boolean({ error: 'Use true or false.' }).nullish();

const momentMistakes: Record<MomentMistake, string> = {
  'no time': 'is a date without a time. Send the moment, for example 2026-01-30T11:30:00-03:00.',
  'no zone': 'says no zone, and without one it means another moment on every server. Add Z or an offset, for example 2026-01-30T11:30:00-03:00.',
  'not a moment': 'must be ISO 8601 with a zone, for example 2026-01-30T14:30:00Z or 2026-01-30T11:30:00-03:00.',
  'before 1970': 'lies before 1970.',
};

/** A moment with its zone, read into UTC with milliseconds. */
export const instant = (name: string) =>
  z.string({ error: `${name} ${momentMistakes['not a moment']}` }).transform((value, context) => {
    const read = readMoment(value);
    if ('ms' in read) return new Date(read.ms).toISOString();
    context.addIssue({ code: 'custom', input: value, message: `${name} ${momentMistakes[read.mistake]}` });
    return z.NEVER;
  });
