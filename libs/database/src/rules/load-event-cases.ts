import { type CanonicalField, type NetworkClass, type OwnMappings, readMoney, type RuleCase } from '@app/domain';
import type { Queryable } from '../database.js';
import { OwnFields } from '../facts/own-fields.js';
import { type KnownState, loadStates, unscored } from './load-states.js';

/** An event that rules are asked about, as far as it is known without windows and lists. */
export interface PostedCase {
  readonly organizationId: string;
  /** Null: nobody knows yet whose event it is. */
  readonly entityId: string | null;
  /** Whether it is somebody's of whom no rule is asked. */
  readonly isDisregarded: boolean;
  readonly event: { readonly id: string; readonly at: Date; readonly acceptedAt: Date };
  readonly given: RuleCase;
}

/** One that is somebody's. */
export interface EventCase extends PostedCase {
  readonly entityId: string;
}

/** `eventCaseColumns` of one event. */
export interface CaseRow {
  id: string;
  organization_id: string;
  entity_id: string | null;
  timestamp: Date;
  created_at: Date;
  event_type: string;
  user_id: string | null;
  session_id: string | null;
  device_id: string | null;
  device_details: Record<string, unknown> | null;
  ip_address: string | null;
  country: string | null;
  user_agent: string | null;
  is_vpn: boolean | null;
  is_proxy: boolean | null;
  is_new_device: boolean | null;
  failed_attempts_count: number | null;
  destination_account_id: string | null;
  destination_cuit: string | null;
  metadata: Record<string, unknown> | null;
  place_country: string | null;
  place_region: string | null;
  place_city: string | null;
  asn: number | null;
  network_class: NetworkClass | null;
  is_trusted: boolean | null;
  is_blocked: boolean | null;
  first_seen_at: Date | null;
}

/** What a case takes from the event `e` and its device `d`. */
export const eventCaseColumns = `e.id, e.organization_id, e.entity_id, e.timestamp, e.created_at, e.event_type, e.user_id, e.session_id, e.device_id, e.device_details, e.ip_address, e.country, e.user_agent,
  e.is_vpn, e.is_proxy, e.is_new_device, e.failed_attempts_count, e.destination_account_id, e.destination_cuit, e.metadata, e.place_country, e.place_region, e.place_city,
  e.asn::float8 as asn, e.network_class, d.is_trusted, d.is_blocked, d.first_seen_at`;

// "is true" leaves the planner the index by person: by organization it would go through all of its devices for each event.
export const deviceOfEvent = 'left join device d on d.entity_id = e.entity_id and d.device_id = e.device_id and (d.organization_id = e.organization_id and d.deleted_at is null) is true';

const ofSomebody = {
  name: 'rules-event-cases',
  text: `select ${eventCaseColumns} from unnest($1::uuid[], $2::timestamptz[]) as asked(id, timestamp) join event e on e.id = asked.id and e.timestamp = asked.timestamp ${deviceOfEvent}
    where (e.entity_id is not null) is true order by e.timestamp, e.id`,
};

interface Events {
  readonly eventIds: readonly string[];
  readonly eventTimes: readonly Date[];
}

interface CaseOptions {
  readonly withObservations: boolean;
}

/** The events of a batch that are somebody's, in the order in which they happened. */
export const loadEventCases = async (tx: Queryable, { eventIds, eventTimes }: Events, options: CaseOptions): Promise<EventCase[]> =>
  eventIds.length === 0 ? [] : toCases(tx, await tx.rows(ofSomebody, [eventIds, eventTimes]), options);

/** Rows of `eventCaseColumns`, with those behind them as they are now. */
export async function toPostedCases(tx: Queryable, rows: readonly Record<string, unknown>[], options: CaseOptions): Promise<PostedCase[]> {
  const events = rows as unknown as readonly CaseRow[]; // by contract
  return casesOf(tx, events, await loadStates(tx, events.flatMap((row) => row.entity_id ?? []), options), new OwnFields());
}

/** Those of them that are somebody's. */
export const toCases = async (tx: Queryable, rows: readonly Record<string, unknown>[], options: CaseOptions): Promise<EventCase[]> => ofSomebodyOnly(await toPostedCases(tx, rows, options));

const ofSomebodyOnly = (cases: readonly PostedCase[]): EventCase[] => cases.flatMap(({ entityId, ...one }) => (entityId === null ? [] : [{ ...one, entityId }]));

const nobody = { entity: null, scores: unscored, observations: {}, badges: [], isDisregarded: false } as const;

/** Those whose people are known or who are nobody's. */
export async function casesOf(tx: Queryable, events: readonly CaseRow[], states: ReadonlyMap<string, KnownState>, ownFields: OwnFields): Promise<PostedCase[]> {
  const own = await ownFields.in(tx, events);
  return events.flatMap((row): PostedCase[] => {
    const state = row.entity_id === null ? nobody : states.get(row.entity_id);
    if (!state) return [];
    const { id, organization_id: organizationId, entity_id: entityId, timestamp, created_at: acceptedAt } = row;
    return [{ organizationId, entityId, isDisregarded: state.isDisregarded, event: { id, at: timestamp, acceptedAt }, given: caseOf(row, own.get(organizationId), state) }];
  });
}

/** An event as it is, and who it is about as far as that is said. */
export const caseOf = (row: CaseRow, own?: OwnMappings<CanonicalField>, { entity, scores, observations, badges }: Pick<KnownState, 'scores' | 'observations' | 'badges'> & Pick<RuleCase, 'entity'> = nobody): RuleCase =>
  ({ event: eventOf(row, own), entity, device: deviceOf(row), place: placeOf(row), scores, observations, badges, windows: new Map(), lists: new Map() });

function eventOf(row: CaseRow, own: OwnMappings<CanonicalField> | undefined): RuleCase['event'] {
  const money = readMoney(row.metadata, own);
  return {
    id: row.id,
    eventType: row.event_type,
    timestamp: row.timestamp.getTime(),
    userId: row.user_id,
    sessionId: row.session_id,
    deviceId: row.device_id,
    ipAddress: row.ip_address,
    country: row.country,
    userAgent: row.user_agent,
    isVpn: row.is_vpn,
    isProxy: row.is_proxy,
    isNewDevice: row.is_new_device,
    failedAttemptsCount: row.failed_attempts_count,
    destinationAccountId: row.destination_account_id,
    destinationCuit: row.destination_cuit,
    amount: money && money.cents / 100,
    currency: money?.currency ?? null,
    metadata: row.metadata,
    deviceDetails: row.device_details,
  };
}

/** Null: the entity has no such device any more, or the event names none. */
const deviceOf = ({ is_trusted: isTrusted, is_blocked: isBlocked, first_seen_at: firstSeenAt }: CaseRow): RuleCase['device'] =>
  isTrusted === null || isBlocked === null || firstSeenAt === null ? null : { isTrusted, isBlocked, firstSeenAt: firstSeenAt.getTime() };

const placeOf = (row: CaseRow): RuleCase['place'] =>
  row.network_class === null ? null : { country: row.place_country, region: row.place_region, city: row.place_city, asn: row.asn, networkClass: row.network_class };
