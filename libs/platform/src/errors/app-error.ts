import { type ErrorCode, errorTable } from './error-table.js';

type Blanks<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Blanks<Rest> : never;
type BlanksOf<Code extends ErrorCode> = Blanks<(typeof errorTable)[Code]['says'] | (typeof errorTable)[Code]['fix']>;
type Values<Code extends ErrorCode> = Record<BlanksOf<Code>, string | number>;

/** What one field did wrong. `field` is a dotted path into the request. */
export interface FieldMistake {
  readonly field: string;
  readonly message: string;
}

export interface ErrorExtras {
  readonly details?: readonly FieldMistake[] | Record<string, unknown>;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** An expected failure, by its code in the error table. A missing or misspelt blank does not compile. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';
  readonly status: number;
  readonly fix: string;
  readonly details: ErrorExtras['details'];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: Code,
    values: [BlanksOf<Code>] extends [never] ? Record<string, never> : Values<Code>,
    extras: ErrorExtras = {},
  ) {
    const entry = errorTable[code];
    super(fill(entry.says, values), { cause: extras.cause });
    this.status = entry.status;
    this.fix = fill(entry.fix, values);
    this.details = extras.details;
    this.retryAfterSeconds = extras.retryAfterSeconds;
  }

  /** What it says, without what only the answer to a request has. */
  body(): ErrorBody {
    return {
      success: false,
      error: { code: this.code, message: this.message, fix: this.fix, ...(this.details === undefined ? {} : { details: this.details }) },
    };
  }
}

export interface ErrorBody {
  readonly success: false;
  readonly error: { readonly code: string; readonly message: string; readonly fix: string; readonly details?: ErrorExtras['details'] };
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (blank, name: string) => (name in values ? shorten(String(values[name])) : blank));
}

/** Values come from callers: a message stays a sentence whatever they send. */
function shorten(value: string): string {
  return value.length > 300 ? `${value.slice(0, 300)}…` : value;
}
