import type { RuleType } from '../rule-type.js';
import type { RuleCase } from '../rule-case.js';

/** One thing that a condition may ask about. */
export interface Field {
  readonly path: string;
  readonly type: RuleType;
  readonly says: string;
  /** Whether what lies below it may be asked too: it is the customer's own JSON. */
  readonly isOpen: boolean;
  /** All the values that it can have, where they are known: any other in a rule is a mistake. */
  readonly oneOf: readonly string[] | 'event types' | null;
  /** Null and undefined both mean that nobody said it. */
  readonly of: (given: RuleCase) => unknown;
}

type Reads<Value> = (given: RuleCase) => Value | null | undefined;

const field = (type: RuleType, path: string, says: string, of: Reads<unknown>, oneOf: Field['oneOf'] = null): Field => ({ path, type, says, isOpen: false, oneOf, of });

export const text = (path: string, says: string, of: Reads<string>, oneOf?: Field['oneOf']): Field => field('text', path, says, of, oneOf);
export const number = (path: string, says: string, of: Reads<number>): Field => field('number', path, says, of);
export const truth = (path: string, says: string, of: Reads<boolean>): Field => field('truth', path, says, of);
/** Milliseconds since 1970 in the case; ISO 8601 in rules and answers. */
export const moment = (path: string, says: string, of: Reads<number>): Field => field('moment', path, says, of);
export const texts = (path: string, says: string, of: Reads<readonly string[]>): Field => field('texts', path, says, of);
export const open = (path: string, says: string, of: Reads<Readonly<Record<string, unknown>>>): Field => ({ ...field('object', path, says, of), isOpen: true });
