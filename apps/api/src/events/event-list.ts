import { type EventFilter, EventLists, type EventPage, type EventRecord } from '@app/database';
import { Inject, Injectable } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { answeredWithin } from '../too-wide.js';
import { cursorTo, readCursor } from './event-cursor.js';

export interface AskedPage {
  readonly limit: number;
  readonly offset: number;
  readonly cursor?: string | undefined;
}

/** A page of events with where the next one begins. */
@Injectable()
export class EventList {
  constructor(private readonly lists: EventLists, @Inject(API_ENV) private readonly env: ApiEnv) {}

  async page(organizationId: string, filter: EventFilter, { limit, offset, cursor }: AskedPage, known?: readonly string[]) {
    const page: EventPage = { limit, offset, after: readCursor(cursor, filter) };
    const { events, total, relation, hasMore } = await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.lists.list(organizationId, filter, page, known));
    const last: EventRecord | undefined = hasMore ? events.at(-1) : undefined;
    return { events, pagination: { total, totalRelation: relation, limit, offset, hasMore, nextCursor: last ? cursorTo(last, filter) : null } };
  }
}
