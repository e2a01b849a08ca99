import { Pool } from 'undici';
import type { z } from 'zod';
import { ImportFailure, Interrupted } from '../import-failure.js';
import type { Outside } from '../outside.js';
import { errorAnswer } from './answers.js';
import { isPassing, LONGEST_WAIT_MS, readRetryAfter, waits, waitsForAStranger } from './retry.js';

/** A refusal that no repeat will change. */
export class Refused extends ImportFailure {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

type Attempt =
  | { readonly status: number; readonly text: string; readonly retryAfterMs: number | undefined }
  | { readonly lost: string };

const MEDIA_TYPES = { json: 'application/json', ndjson: 'application/x-ndjson' } as const;
const ANSWER_WITHIN_MS = 120_000;

/** The public API of one server, spoken to over a few kept connections, patiently. */
export class Api {
  private readonly pool: Pool;
  private readonly prefix: string;
  private wasAnswered = false;

  constructor(private readonly url: string, private readonly key: string, connections: number, private readonly outside: Outside) {
    const { origin, pathname } = new URL(url);
    this.prefix = pathname.replace(/\/$/, '');
    this.pool = new Pool(origin, { connections, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS });
  }

  /** The answer to a 2xx. Throws Refused for what stays wrong, ImportFailure when patience ends. */
  async post<Schema extends z.ZodType>(path: string, body: string, kind: keyof typeof MEDIA_TYPES, schema: Schema): Promise<z.output<Schema>> {
    for (let attempt = 0; ; attempt += 1) {
      if (this.outside.stop.aborted) throw new Interrupted();
      const answer = await this.attempt(path, body, MEDIA_TYPES[kind]);
      if ('status' in answer) {
        this.wasAnswered = true;
        if (answer.status < 300) return this.understood(path, answer.text, schema);
        if (!isPassing(answer.status)) throw new Refused(answer.status, `${this.url} refused POST ${path} (${answer.status}): ${said(answer.text)}`);
      }
      const because = 'lost' in answer ? `${this.url} cannot be reached: ${answer.lost}` : `${this.url} answered ${answer.status}: ${said(answer.text)}`;
      const plan = this.wasAnswered ? waits : waitsForAStranger;
      const wait = ('status' in answer ? answer.retryAfterMs : undefined) ?? plan[attempt];
      if (attempt >= plan.length || wait === undefined) {
        throw new ImportFailure(`${because} It was asked ${attempt + 1} times. ${this.wasAnswered ? '' : 'Start Tamiz with npm start, or name its address with --url.'}`.trim());
      }
      if (wait > LONGEST_WAIT_MS) throw new ImportFailure(`${because} It asks to be left alone for ${Math.ceil(wait / 1_000)} s.`);
      this.outside.display.note(`${because} Trying again in ${wait / 1_000} s (${attempt + 1} of ${plan.length}).`);
      await this.outside.pause(wait);
    }
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async attempt(path: string, body: string, type: string): Promise<Attempt> {
    try {
      const { statusCode, headers, body: answer } = await this.pool.request({
        method: 'POST',
        path: `${this.prefix}${path}`,
        headers: { authorization: `Bearer ${this.key}`, 'content-type': type, 'user-agent': 'tamiz-import' },
        body,
      });
      const retryAfter = headers['retry-after'];
      return { status: statusCode, text: await answer.text(), retryAfterMs: readRetryAfter(typeof retryAfter === 'string' ? retryAfter : undefined, this.outside.now()) };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return { lost: `${message || code || 'the connection broke'}.` };
    }
  }

  private understood<Schema extends z.ZodType>(path: string, text: string, schema: Schema): z.output<Schema> {
    const read = schema.safeParse(parsed(text));
    if (read.success) return read.data;
    throw new ImportFailure(`${this.url} answered POST ${path} with something else than Tamiz would ("${text.slice(0, 120)}"). Is the address right?`);
  }
}

/** The server's own sentence, or the beginning of whatever came instead. */
function said(text: string): string {
  const read = errorAnswer.safeParse(parsed(text));
  if (!read.success) return text.trim() === '' ? 'no reason was given.' : `"${text.slice(0, 120)}".`;
  return `${read.data.error.message} ${read.data.error.fix ?? ''}`.trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
