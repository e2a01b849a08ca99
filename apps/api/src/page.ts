import { z } from 'zod';

/** The part of a list that is asked for. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const whole = (least: number, most: number, fallback: number) =>
  z.coerce.number({ error: 'Use a whole number.' }).int('Use a whole number.').min(least, `Use at least ${least}.`).max(most, `Use at most ${most}.`).default(fallback);

/** The query parameters of every list; a list with filters spreads them into its own schema. */
export const pageQuery = { limit: whole(1, 1_000, 100), offset: whole(0, 1_000_000_000, 0) };

export function paginationOf(total: number, { limit, offset }: Page, shown: number) {
  return { total, limit, offset, hasMore: offset + shown < total };
}
