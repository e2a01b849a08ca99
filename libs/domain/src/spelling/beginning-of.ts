/**
 * The beginning of a text, of so many characters at most. One that takes two places is left out rather than halved: PostgreSQL
 * stores no JSON with half of one, and a long text with a smile in the right place would keep its alert from being written.
 */
export const beginningOf = (text: string, longest: number): string => text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
