import type { Queryable } from '../database.js';
import { conditionsOf, windowOf } from './event-filter.js';
import { hasOneIndex, leadingColumnOf, orderOf, walk } from './leads.js';
import { Parameters } from './parameters.js';
import { type Question, statementOf } from './question.js';

/** How many events a list has: exactly, or at least. */
export interface EventTotal {
  readonly total: number;
  readonly relation: 'eq' | 'gte';
}

/** Beyond this many the number is a floor: counting ten million rows with every list would cost more than the list. */
const MOST_COUNTED = 10_000;
/** So many rows along a lead are looked at for the count, when few of them fulfil the rest. */
const MOST_LOOKED_AT = 50_000;

const fromTally = {
  name: 'events-count tally',
  text: `select coalesce(sum(events), 0)::float8 as total from event_tally where organization_id = $1 and ($2::text[] is null or event_type = any($2))`,
};

export async function countEvents(tx: Queryable, organizationId: string, question: Question): Promise<EventTotal> {
  const { filter, leads, meaning, overlapping } = question;
  const { eventTypes = null, ...rest } = filter;
  if (Object.values(rest).every((value) => value === undefined)) {
    const [tally] = await tx.rows<{ total: number }>(fromTally, [organizationId, eventTypes]);
    return { total: tally?.total ?? 0, relation: 'eq' };
  }
  const parameters = new Parameters();
  const parts = leads.map((lead) => {
    const conditions = conditionsOf(filter, leadingColumnOf(lead), meaning, parameters);
    const most = conditions.length === 0 ? MOST_COUNTED : MOST_LOOKED_AT;
    const columns = `${overlapping ? 'e.id, ' : ''}${conditions.join(' and ') || 'true'} as fits`;
    return `(${walk(lead, organizationId, parameters, { columns, where: [windowOf(filter, parameters, orderOf(lead))], order: hasOneIndex(lead) ? 'none' : 'by moment', limit: String(most + 1) })})`;
  });
  const text = `select count(${overlapping ? 'distinct id' : '*'}) filter (where fits)::int as found, count(*)::int as looked from (${parts.join(' union all ')}) seen`;
  const [row] = await tx.rows<{ found: number; looked: number }>(statementOf('count', question, text), parameters.values);
  const { found, looked } = row ?? { found: 0, looked: 0 };
  const exact = found <= MOST_COUNTED && looked <= MOST_LOOKED_AT;
  return { total: Math.min(found, MOST_COUNTED), relation: exact ? 'eq' : 'gte' };
}
