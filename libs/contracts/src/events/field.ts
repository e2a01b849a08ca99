import { z } from 'zod';

/** PostgreSQL stores no NUL character; refusing it here keeps one bad event from failing a group. */
const noNul = (value: string): boolean => !value.includes('\u0000');

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

/** A moment with its zone. Without a zone the same text means another moment on another server. */
export const instant = (name: string) =>
  z.iso
    .datetime({ offset: true, error: `${name} must be ISO 8601 with a zone, for example 2026-01-30T14:30:00Z or 2026-01-30T11:30:00-03:00.` })
    .refine((value) => value >= '1970' && value < '2200', `${name} lies outside of 1970 to 2199.`);
