import type { Database, Queryable } from '../database.js';
import { countEvents, type EventTotal } from './count-events.js';
import { behind, conditionsOf, type EventCursor, type EventFilter, windowOf } from './event-filter.js';
import { eventColumns, type EventRecord, type EventTuple, recordOf } from './event-record.js';
import { isOne, type Lead, leadingColumnOf, orderOf, walk } from './leads.js';
import { meaningOf } from './meaning.js';
import { Parameters } from './parameters.js';
import { type Question, questionOf, statementOf } from './question.js';
import { entitiesNamed, type Named } from './who.js';

/** Which part of a list: behind a cursor, or at an offset. */
export interface EventPage {
  readonly limit: number;
  readonly offset: number;
  readonly after?: EventCursor | undefined;
}

export interface ListedEvents extends EventTotal {
  readonly events: readonly EventRecord[];
  readonly hasMore: boolean;
}

/** A full page of somebody who does anything at all is mostly within so many days: months that are not asked cost nothing. */
const RECENT_DAYS = 91;
const DAY_MS = 86_400_000;

/** Lists of events, the newest first. Each walks down the index of its most selective filter and stops when the page is full. */
export class EventLists {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  /** `known`: whom the filter's names mean, when that was looked up already. */
  list(organizationId: string, filter: EventFilter, page: EventPage, known?: Named): Promise<ListedEvents> {
    return this.database.reading(async (tx) => {
      const named = known ?? (await entitiesNamed(tx, organizationId, filter));
      const meaning = filter.text === undefined ? null : await meaningOf(tx, organizationId, filter.text);
      const question = questionOf(filter, named, meaning);
      const { rows, counted } = question.bare ? await bareList(tx, organizationId, question, page) : { rows: await pageOf(tx, organizationId, question, page, null), counted: null };
      const hasMore = rows.length > page.limit;
      const events = rows.slice(0, page.limit).map(recordOf);
      const seen = page.offset + events.length;
      // A list that ends within this page is counted already.
      const endsHere = !hasMore && page.after === undefined && (events.length > 0 || page.offset === 0);
      const total: EventTotal = endsHere ? { total: seen, relation: 'eq' } : (counted ?? (await countEvents(tx, organizationId, question)));
      return { events, hasMore, relation: total.relation, total: total.relation === 'gte' ? Math.max(total.total, seen + Number(hasMore)) : total.total };
    }, this.withinMs);
  }
}

/** Where nothing but an index decides, page and count cost little and are asked at once, the page of the last months first. */
async function bareList(tx: Queryable, organizationId: string, question: Question, page: EventPage): Promise<{ rows: EventTuple[]; counted: EventTotal }> {
  const newest = Math.min(Date.now(), page.after === undefined ? Infinity : Date.parse(page.after.timestamp));
  const recent = new Date(newest - RECENT_DAYS * DAY_MS).toISOString();
  const [rows, counted] = await Promise.all([pageOf(tx, organizationId, question, page, recent), countEvents(tx, organizationId, question)]);
  const full = rows.length > page.limit;
  const all = page.after === undefined && counted.relation === 'eq' && page.offset + rows.length >= counted.total;
  return { rows: full || all ? rows : await pageOf(tx, organizationId, question, page, null), counted };
}

/** `since`: nothing older is looked at. */
async function pageOf(tx: Queryable, organizationId: string, question: Question, page: EventPage, since: string | null): Promise<EventTuple[]> {
  const { leads, meaning, overlapping } = question;
  const filter = since === null ? question.filter : { ...question.filter, from: since };
  const parameters = new Parameters();
  const [limit, offset] = [parameters.add(page.limit + 1, 'bigint'), parameters.add(page.offset, 'bigint')];
  const along = (lead: Lead, reach: string): string => {
    const order = orderOf(lead);
    const where = [windowOf(filter, parameters, order), behind(page.after, parameters, order), ...conditionsOf(filter, leadingColumnOf(lead), meaning, parameters)];
    return walk(lead, organizationId, parameters, { columns: eventColumns, where, order: 'by moment and id', limit: reach });
  };
  const [only] = leads;
  const text = only && leads.length === 1 && isOne(only)
    ? along(only, `${limit} offset ${offset}`)
    : `select ${overlapping ? 'distinct on (timestamp, id)' : ''} * from (${leads.map((lead) => `(${along(lead, `${limit} + ${offset}`)})`).join(' union all ')}) found
      order by timestamp desc, id desc limit ${limit} offset ${offset}`;
  return tx.rows<EventTuple>({ ...statementOf('page', question, text), tuples: true }, parameters.values);
}
