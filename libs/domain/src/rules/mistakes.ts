import { atMost } from './limits.js';

/** What can be wrong with a rule that somebody wants to save. */
export const mistakeCodes = {
  NOT_A_RULE: 'the conditions are neither a tree nor a text, or a part of a tree is no object',
  SYNTAX: 'the text is no CEL',
  PROPERTY_UNKNOWN: 'a part of a tree has a property that means nothing',
  GROUP_UNKNOWN: 'a group is not AND, OR, NOT or XOR',
  GROUP_EMPTY: 'a group has no conditions',
  CONDITION_UNKNOWN: 'a condition is of no known type, or of one that does not fit its field',
  FIELD_UNKNOWN: 'there is no such field',
  FIELD_UNFIT: 'the field cannot be asked in this way',
  OPERATOR_UNKNOWN: 'there is no such operator',
  OPERATOR_UNFIT: 'the operator does not go with the type of the field',
  VALUE_UNFIT: 'the value is missing, or not of the type that the operator needs',
  VALUE_UNKNOWN: 'the field can never have this value',
  PATTERN_INVALID: 'the pattern is none',
  LIST_ID_INVALID: 'the id of a data list is no UUID',
  WINDOW_INVALID: 'a window is asked for in a way that cannot be counted',
  FUNCTION_UNKNOWN: 'there is no such function, or it takes other arguments',
  TYPE_UNFIT: 'an operator or function got a value of a type that it cannot use',
  NOT_LITERAL: 'something that must be written out is computed',
  NESTED: 'a list is gone through inside of going through a list',
  NOT_A_CONDITION: 'the whole text is not true or false',
  TOO_DEEP: 'it is nested too deeply',
  TOO_WIDE: 'it has too many parts',
  TOO_LONG: 'a text, pattern or list in it is too long',
} as const;

export type MistakeCode = keyof typeof mistakeCodes;

/** One thing that is wrong with a rule. */
export interface Mistake {
  /** A JSON pointer into a tree, or line:column of a text. */
  readonly at: string;
  readonly code: MistakeCode;
  /** What is wrong, and the way out. */
  readonly says: string;
  /** The name that was probably meant, where one is near. */
  readonly meant?: string;
}

/** " Did you mean ...?", or nothing where nothing is near. */
export type Meant = (find: () => string | null) => string;

/** What is said of a mistake. Looking for the name that was meant takes longer than all else, and so it is not done for the fiftieth. */
export type Sentence = string | ((meant: Meant) => string);

const mostSuggestions = 10;

/** Gathers all that is wrong, so that nobody has to save a rule five times to learn of five mistakes. */
export class Mistakes {
  readonly #all: Mistake[] = [];

  add(at: string, code: MistakeCode, says: Sentence): void {
    if (this.isFull) return;
    let near: string | null = null;
    const mayLook = this.#all.length < mostSuggestions;
    const meant: Meant = (find) => {
      near = mayLook ? find() : null;
      return near === null ? '' : ` Did you mean ${near}?`;
    };
    const said = typeof says === 'string' ? says : says(meant);
    this.#all.push({ at, code, says: said, ...(near === null ? {} : { meant: near }) });
  }

  get all(): readonly Mistake[] {
    return this.#all;
  }

  get isFull(): boolean {
    return this.#all.length >= atMost('mistakes');
  }
}

/** A piece of what somebody wrote, short enough for a sentence. */
export function quoted(written: unknown): string {
  const text = typeof written === 'string' ? written : spelled(written);
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

/** No look into an object: it may be as deep as its sender liked. */
function spelled(written: unknown): string {
  if (Array.isArray(written)) return 'a list';
  if (typeof written === 'object' && written !== null) return 'an object';
  return String(written);
}
