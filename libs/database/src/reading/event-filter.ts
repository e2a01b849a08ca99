import { lineOf, namedLine } from '@app/domain';
import type { Parameters } from './parameters.js';
import type { Named } from './who.js';

/** Which events are asked for. Of the three that name an entity one must hold, of the others each. */
export interface EventFilter {
  readonly entityId?: string;
  readonly entityExternalId?: string;
  readonly taxIdNormalized?: string;
  readonly userId?: string;
  readonly deviceId?: string;
  readonly sessionId?: string;
  readonly ipAddress?: string;
  readonly eventTypes?: readonly string[];
  /** Stated, or where the address is. */
  readonly country?: string;
  readonly networkClasses?: readonly string[];
  readonly text?: string;
  /** ISO 8601 in UTC; `from` belongs to the window, `before` does not. */
  readonly from?: string;
  readonly before?: string;
}

/** The events behind this one, the newest first. */
export interface EventCursor {
  readonly timestamp: string;
  readonly id: string;
}

/** What a free text may mean. */
export interface TextMeaning {
  readonly text: string;
  readonly eventTypes: readonly string[];
  readonly named: Named;
  readonly taxIdNormalized: string | null;
  /** All ids that begin like the text. */
  readonly ids: { readonly from: string; readonly to: string } | null;
}

/** The columns that a window is held against. */
export interface Ordered {
  readonly timestamp: string;
  readonly id: string;
}

export function windowOf({ from, before }: EventFilter, parameters: Parameters, { timestamp }: Ordered): string {
  return `${timestamp} >= ${parameters.add(from ?? '-infinity', 'timestamptz')} and ${timestamp} < ${parameters.add(before ?? 'infinity', 'timestamptz')}`;
}

const behindNone: EventCursor = { timestamp: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** The first comparison leads to the partitions, the second tells events of one moment apart. */
export function behind(cursor: EventCursor | undefined, parameters: Parameters, { timestamp, id }: Ordered): string {
  const at = parameters.add((cursor ?? behindNone).timestamp, 'timestamptz');
  return `${timestamp} <= ${at} and (${timestamp}, ${id}) < (${at}, ${parameters.add((cursor ?? behindNone).id, 'uuid')})`;
}

const columns = { userId: 'user_id', deviceId: 'device_id', sessionId: 'session_id', ipAddress: 'ip_address' } as const;
export type LeadingColumn = keyof typeof columns;

/** SQL for events that say this. Addresses have an index by their line; whoever names a line (`2800:810:500:1::/64`) means every address on it. */
export function saying(field: LeadingColumn, value: string, equals: '=' | 'is not distinct from', parameters: Parameters): string {
  if (field !== 'ipAddress') return `e.${columns[field]} ${equals} ${parameters.add(value, 'text')}`;
  const line = namedLine(value);
  const exact = parameters.add(line === null ? value : null, 'text');
  return `(address_line(e.ip_address) ${equals} ${parameters.add(line ?? lineOf(value), 'text')} and (${exact} is null or e.ip_address ${equals} ${exact}))`;
}

/**
 * What each event must fulfil beyond its lead and its window. "is not distinct from" keeps the planner from the indexes of
 * these columns: the lead alone chooses the index.
 */
export function conditionsOf(filter: EventFilter, lead: LeadingColumn | null, meaning: TextMeaning | null, parameters: Parameters): string[] {
  const conditions: string[] = [];
  for (const field of Object.keys(columns) as LeadingColumn[]) {
    if (filter[field] !== undefined && field !== lead) conditions.push(saying(field, filter[field], 'is not distinct from', parameters));
  }
  if (filter.eventTypes) conditions.push(`e.event_type = any(${parameters.add(filter.eventTypes, 'text[]')})`);
  if (filter.country !== undefined) {
    const country = parameters.add(filter.country, 'text');
    conditions.push(`(e.country is not distinct from ${country} or e.place_country is not distinct from ${country})`);
  }
  if (filter.networkClasses) conditions.push(`e.network_class = any(${parameters.add(filter.networkClasses, 'text[]')})`);
  if (meaning) conditions.push(meant(meaning, parameters));
  return conditions;
}

function meant({ text, eventTypes, named: { entityIds }, ids }: TextMeaning, parameters: Parameters): string {
  const said = parameters.add(text, 'text');
  const ways = [
    `e.event_type = any(${parameters.add(eventTypes, 'text[]')})`,
    `e.entity_id = any(${parameters.add(entityIds, 'uuid[]')})`,
    ...['entity_external_id', 'tax_id', ...Object.values(columns)].map((column) => `e.${column} is not distinct from ${said}`),
    ...(ids ? [`e.id between ${parameters.add(ids.from, 'uuid')} and ${parameters.add(ids.to, 'uuid')}`] : []),
  ];
  return `(${ways.join(' or ')})`;
}
