import { type EventFilter, EventLists, type EventPage, type Named } from '@app/database';
import { Inject, Injectable } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { answeredWithin } from '../too-wide.js';
import { isUuid } from '../is-uuid.js';
import { pagination, placeIn } from '../list-cursor.js';

export interface AskedPage {
  readonly limit: number;
  readonly offset: number;
  readonly cursor?: string | undefined;
}

/** A page of events with where the next one begins. */
@Injectable()
export class EventList {
  constructor(private readonly lists: EventLists, @Inject(API_ENV) private readonly env: ApiEnv) {}

  async page(organizationId: string, filter: EventFilter, { limit, offset, cursor }: AskedPage, known?: Named) {
    const place = placeIn(cursor, filter, isUuid);
    const page: EventPage = { limit, offset, after: place ? { timestamp: place.at, id: place.id } : undefined };
    const { events, relation, ...counted } = await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.lists.list(organizationId, filter, page, known));
    const last = events.at(-1);
    return { events, pagination: { ...pagination(counted, { limit, offset }, last && { at: new Date(last.timestamp), id: last.id }, filter), totalRelation: relation } };
  }
}
