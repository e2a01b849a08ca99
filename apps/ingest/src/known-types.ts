import { OwnEventTypes } from '@app/database';
import { isEventType } from '@app/domain';
import { Injectable } from '@nestjs/common';

/** A retired type is taken for at most this long, in ms: the price of not asking the database with every event. */
const REMEMBER_MS = 2_000;
/** A type that is not remembered may have been added just now; asked again no sooner than this, in ms. */
const ASK_AGAIN_MS = 100;
const REMEMBER_MOST = 10_000;

const none: ReadonlySet<string> = new Set();

interface Remembered {
  readonly codes: ReadonlySet<string>;
  readonly at: number;
}

/** The event types that organizations have of their own. Who posts built-in ones never asks for them. */
@Injectable()
export class KnownTypes {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly types: OwnEventTypes) {}

  /** The organization's own types, as far as they matter to this event; at once where they do not. */
  ownFor(organizationId: string, body: unknown): ReadonlySet<string> | Promise<ReadonlySet<string>> {
    const type = (body as { eventType?: unknown } | null)?.eventType;
    if (typeof type !== 'string' || isEventType(type)) return none;
    const known = this.remembered.get(organizationId);
    const age = known ? Date.now() - known.at : Infinity;
    return known && age < (known.codes.has(type) ? REMEMBER_MS : ASK_AGAIN_MS) ? known.codes : this.ask(organizationId);
  }

  private async ask(organizationId: string): Promise<ReadonlySet<string>> {
    const at = Date.now();
    const codes = await this.types.codes(organizationId);
    if (this.remembered.size >= REMEMBER_MOST) this.remembered.clear();
    this.remembered.set(organizationId, { codes, at });
    return codes;
  }
}
