import { beginningOf } from '@app/domain';

/** A text of somebody else's, cut to what fits into a notice. */
export function shorten(text: string, longest: number): string {
  return text.length > longest ? `${beginningOf(text, longest - 1)}…` : text;
}
