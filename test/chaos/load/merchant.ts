import { setTimeout as sleep } from 'node:timers/promises';
import { Acknowledgements } from './acknowledgements.js';
import { Gate } from './gate.js';
import type { PostedEvent } from './habits.js';
import type { EntityWish } from './people.js';
import { type Call, eventsOf } from './story.js';

export interface MerchantOptions {
  readonly calls: readonly Call[];
  readonly ingestUrls: readonly string[];
  readonly apiUrl: string;
  readonly key: string;
  /** How many calls are on their way at the same time. */
  readonly connections: number;
  readonly eventsPerSecond: number;
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: AnswerBody;
}

interface AnswerBody {
  readonly event?: { readonly id: string };
  readonly entity?: { readonly id: string } | null;
  readonly results?: readonly { readonly index: number; readonly status: string; readonly id?: string; readonly entityId?: string | null; readonly error?: { readonly code: string } }[];
  readonly error?: { readonly code: string };
}

const AGAIN_AFTER_MS = 100;
const PATIENCE_MS = 20_000;

/** The backend that posts: it repeats under the same id whatever was not acknowledged, as the README tells it to. */
export class Merchant {
  readonly acknowledged = new Acknowledgements();
  readonly gate: Gate;
  /** What came instead of an acknowledgement, and how often. */
  readonly setbacks = new Map<string, number>();
  /** Answers that a caller must never get. */
  readonly wrong: string[] = [];
  requests = 0;
  /** Calls that were answered with a 503. */
  refused = 0;
  private begun = 0;
  private turn = 0;

  constructor(private readonly options: MerchantOptions) {
    this.gate = new Gate(options.eventsPerSecond);
  }

  /** Resolves when every call of the story was acknowledged. */
  async live(): Promise<void> {
    await Promise.all(Array.from({ length: this.options.connections }, () => this.work()));
  }

  private async work(): Promise<void> {
    for (let call = this.take(); call; call = this.take()) {
      await this.gate.pass(eventsOf(call).length);
      await this.insist(call);
      if (isRepeated(call)) await this.insist(call);
    }
  }

  private take(): Call | undefined {
    return this.options.calls[this.begun++];
  }

  private async insist(call: Call): Promise<void> {
    for (let left: Call | null = call; left !== null; ) {
      left = await this.post(left);
      if (left !== null) await sleep(AGAIN_AFTER_MS);
    }
  }

  /** Answers what has to be posted again. */
  private async post(call: Call): Promise<Call | null> {
    switch (call.is) {
      case 'one': {
        const { id, ...rest } = call.event;
        const byHeader = call.idBy === 'header';
        const answer = await this.ask(this.ingest('/events/user', call), byHeader ? rest : call.event, byHeader ? { 'Idempotency-Key': id } : {});
        if (answer?.status !== 201 || !answer.body.event) return this.again(call, answer);
        this.acknowledged.add(id, answer.body.event.id, answer.body.entity?.id ?? null);
        return null;
      }
      case 'batch': {
        const answer = await this.ask(this.ingest('/events/user/batch', call), call.events);
        if (answer?.status !== 200 || !answer.body.results) return this.again(call, answer);
        const left = answer.body.results.flatMap((line): PostedEvent[] => {
          const event = call.events[line.index] as PostedEvent;
          if (line.id !== undefined) this.acknowledged.add(event.id, line.id, line.entityId ?? null);
          else if (this.again(call, { status: line.error?.code === 'INTERNAL_ERROR' ? 500 : 400, retryAfter: null, body: { error: line.error ?? { code: line.status } } }) !== null) return [event];
          return [];
        });
        return left.length > 0 ? { ...call, events: left } : null;
      }
      case 'entity':
        return this.create(call);
    }
  }

  private async create(call: Call & { is: 'entity'; wish: EntityWish }): Promise<Call | null> {
    const answer = await this.ask(`${this.options.apiUrl}/entities`, call.wish);
    // A first try may have created it and died before it could say so.
    return answer?.status === 201 || answer?.body.error?.code === 'ENTITY_EXISTS' ? null : this.again(call, answer);
  }

  private again(call: Call, answer: Answer | null): Call | null {
    const what = answer === null ? 'no answer' : `${answer.status} ${answer.body.error?.code ?? 'without a code'}`;
    this.setbacks.set(what, (this.setbacks.get(what) ?? 0) + 1);
    if (answer === null) return call;
    const named = eventsOf(call).map(({ id }) => id).join(', ') || call.is;
    if (answer.status === 503) this.refused += 1;
    if (answer.status === 503 && answer.retryAfter === null) this.wrong.push(`The 503 for ${named} had no Retry-After.`);
    if (answer.status !== 503) this.wrong.push(`${named} was answered with ${what}, though nothing is wrong with it.`);
    return answer.status >= 500 ? call : null;
  }

  /** Each try goes to the next one, so that a repeat meets the process that did not get the first. */
  private ingest(path: string, { withAutoEntity }: { withAutoEntity: boolean }): string {
    this.turn += 1;
    return `${this.options.ingestUrls[this.turn % this.options.ingestUrls.length]}${path}${withAutoEntity ? '?withAutoEntity=true' : ''}`;
  }

  private async ask(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer | null> {
    this.requests += 1;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.options.key}`, ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return { status: response.status, retryAfter: response.headers.get('retry-after'), body: (await response.json()) as AnswerBody };
    } catch {
      return null;
    }
  }
}

/** Some are posted once more after their acknowledgement: the answer must name the same event. */
const isRepeated = (call: Call): boolean => eventsOf(call).some(({ id }) => Number(id.slice(-2)) === 29);
