import { saying, type EventFilter, type LeadingColumn, type Ordered, type TextMeaning } from './event-filter.js';
import type { Parameters } from './parameters.js';
import type { Named } from './who.js';

/** The index that a question walks along. What one question walks along several of it finds under each. */
export type Lead =
  | { readonly by: 'entity'; readonly ids: readonly string[] }
  | { readonly by: 'waiting external id'; readonly value: string }
  | { readonly by: 'waiting tax id'; readonly value: string; readonly notExternalId: string | null }
  | { readonly by: LeadingColumn; readonly value: string }
  | { readonly by: 'id'; readonly from: string | null; readonly to: string | null }
  | { readonly by: 'type'; readonly eventTypes: readonly string[] }
  | { readonly by: 'time' };

/** Whether there is but one index that begins with what it asks for. */
export const hasOneIndex = (lead: Lead): boolean => lead.by === 'entity' || leadingColumnOf(lead) !== null;

/** Whether it leads along one stretch of its index, so that what it finds is in its order. */
export const isOne = (lead: Lead): boolean => lead.by !== 'entity' || lead.ids.length === 1;

export const leadingColumnOf = ({ by }: Lead): LeadingColumn | null => (by === 'userId' || by === 'deviceId' || by === 'sessionId' || by === 'ipAddress' ? by : null);

/** The most selective that the filter has. */
export function leadsOf(filter: EventFilter, { entityIds, isAwaited }: Named): Lead[] {
  if (filter.entityId !== undefined || filter.entityExternalId !== undefined || filter.taxIdNormalized !== undefined) {
    return [{ by: 'entity', ids: entityIds }, ...(isAwaited ? waiting(filter.entityExternalId ?? null, filter.taxIdNormalized ?? null) : [])];
  }
  for (const by of ['sessionId', 'deviceId', 'userId', 'ipAddress'] as const) {
    const value = filter[by];
    if (value !== undefined) return [{ by, value }];
  }
  return [{ by: 'time' }];
}

/** A free text is looked for wherever an index can find it. */
export function leadsOfText({ text: value, eventTypes, named: { entityIds, isAwaited }, taxIdNormalized, ids }: TextMeaning): Lead[] {
  return [
    { by: 'type', eventTypes },
    { by: 'entity', ids: entityIds },
    ...(isAwaited ? waiting(value, taxIdNormalized ?? '') : []),
    ...(['sessionId', 'deviceId', 'userId', 'ipAddress'] as const).map((by) => ({ by, value })),
    { by: 'id', from: ids?.from ?? null, to: ids?.to ?? null },
  ];
}

function waiting(externalId: string | null, taxIdNormalized: string | null): Lead[] {
  return [
    ...(externalId === null ? [] : [{ by: 'waiting external id' as const, value: externalId }]),
    ...(taxIdNormalized === null ? [] : [{ by: 'waiting tax id' as const, value: taxIdNormalized, notExternalId: externalId }]),
  ];
}

const ofEvent: Ordered = { timestamp: 'e.timestamp', id: 'e.id' };
const ofWaiting: Ordered = { timestamp: 'u.timestamp', id: 'u.event_id' };
export const orderOf = ({ by }: Lead): Ordered => (by === 'waiting external id' || by === 'waiting tax id' ? ofWaiting : ofEvent);

export interface Walk {
  readonly columns: string;
  /** Beyond lead and organization. */
  readonly where: readonly string[];
  /** How exactly the order of the list is kept. By moment alone it costs no sorting, and still holds the planner to the lead's index; none spares merging the months. */
  readonly order: 'none' | 'by moment' | 'by moment and id';
  readonly limit: string;
}

/** The statement that walks along one lead. The organization is held against in a way that leaves the choice of the index to the lead. */
export function walk(lead: Lead, organizationId: string, parameters: Parameters, { columns, where, order, limit }: Walk): string {
  const organization = parameters.add(organizationId, 'uuid');
  const { timestamp, id } = orderOf(lead);
  const end = { none: '', 'by moment': ` order by ${timestamp} desc`, 'by moment and id': ` order by ${timestamp} desc, ${id} desc` }[order] + ` limit ${limit}`;
  const events = (condition: string): string =>
    `select ${columns} from event e where ${[condition, `e.organization_id is not distinct from ${organization}`, ...where].join(' and ')}${end}`;
  const waitingRoom = (condition: string): string =>
    `select ${columns} from unresolved_event u join event e on e.id = u.event_id and e.timestamp = u.timestamp
      where ${[`u.organization_id = ${organization}`, condition, ...where].join(' and ')}${end}`;
  switch (lead.by) {
    case 'entity':
      // A loop over one, and what gathers its rows, takes a third of such a question.
      if (isOne(lead)) return events(`e.entity_id = ${parameters.add(lead.ids[0], 'uuid')}`);
      return `select own.* from unnest(${parameters.add(lead.ids, 'uuid[]')}) as who(id) cross join lateral (${events('e.entity_id = who.id')}) own`;
    case 'waiting external id':
      return waitingRoom(`u.entity_external_id = ${parameters.add(lead.value, 'text')}`);
    case 'waiting tax id':
      return waitingRoom(`u.tax_id_normalized = ${parameters.add(lead.value, 'text')} and u.entity_external_id is distinct from ${parameters.add(lead.notExternalId, 'text')}`);
    case 'id':
      return events(`e.id between ${parameters.add(lead.from, 'uuid')} and ${parameters.add(lead.to, 'uuid')}`);
    case 'type':
      return events(`e.organization_id = ${organization} and e.event_type = any(${parameters.add(lead.eventTypes, 'text[]')})`);
    case 'time':
      return events(`e.organization_id = ${organization}`);
    default:
      return events(saying(lead.by, lead.value, '=', parameters));
  }
}
