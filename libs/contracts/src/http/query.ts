import { z } from 'zod';
import { instant } from '../events/field.js';

/** Query parameters are texts: these read them, and say what is wrong in the caller's words. */

export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, 'Use a whole number.')
    .transform(Number)
    .pipe(z.int().min(least, `Use at least ${least}.`).max(most, `Use at most ${most}.`));

export const wholeNumber = ({ least, most, otherwise }: { least: number; most: number; otherwise: number }) => whole(least, most).default(otherwise);

export const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d{1,10}(\.\d{1,10})?$/, 'Use a number.')
    .transform(Number)
    .pipe(z.number().min(least, `Use at least ${least}.`).max(most, `Use at most ${most}.`));

export const yesOrNo = () => z.enum(['true', 'false'], { error: 'Use true or false.' }).transform((value) => value === 'true').pipe(z.boolean());

/** `?type=A,B` and `?type=A&type=B` mean the same. */
export const several = <Item extends z.ZodType<unknown, string>>(item: Item, most: number) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((one) => one.split(',')).map((one) => one.trim()).filter(Boolean))
    .pipe(z.array(item).min(1, 'Give at least one.').max(most, `Give at most ${most}.`));

export const uuid = (name: string) => z.uuid({ error: `${name} must be a UUID.` });

/** ISO 8601 with a zone. In a query an unescaped + arrives as a space. */
export const moment = (name: string) =>
  z
    .string({ error: 'Give it once.' })
    .transform((value) => value.replace(/ (?=\d\d(:?\d\d)?$)/, '+'))
    .pipe(instant(name));

/** The part of a list that is asked for; a list with filters spreads it into its own query. */
export const pageQuery = (otherwise = 100) => ({
  limit: wholeNumber({ least: 1, most: 1_000, otherwise }).meta({ description: 'How many to answer.' }),
  offset: wholeNumber({ least: 0, most: 1_000_000_000, otherwise: 0 }).meta({ description: 'How many to skip. Deep reading is cheaper with a cursor, where one is offered.' }),
});

/** A cursor through names carries one, in whatever script; it must be taken back as it was given. */
const LONGEST_CURSOR = 4_000;

/** Where a page begins, beside pageQuery. */
export const pageCursor = () => z.string().max(LONGEST_CURSOR, `Use at most ${LONGEST_CURSOR} characters.`).optional().meta({ description: '`pagination.nextCursor` of the page before.' });

/** A page begins in one place. */
export function cursorOrOffset(check: z.core.ParsePayload<{ readonly cursor?: string | undefined; readonly offset: number }>): void {
  const { cursor, offset } = check.value;
  if (cursor !== undefined && offset > 0) check.issues.push({ code: 'custom', input: offset, path: ['offset'], message: 'Use cursor or offset, not both.' });
}
