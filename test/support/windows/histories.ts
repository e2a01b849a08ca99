import type { EventToRecord, WindowQuestion } from '@app/database';
import { readMoney, type WindowEvent, windowAggregates, type WindowRequest } from '@app/domain';
import { eventToRecord } from '../event-to-record.js';
import { Dice } from '../world/dice.js';

/** A few people who share devices, addresses, cards and recipients with each other and with nobody else. */
export interface Village {
  /** In the order in which they came in, which is not the one in which they happened. */
  readonly events: readonly EventToRecord[];
  /** What was stored, as windows see it. */
  readonly happened: Map<string, WindowEvent>;
  /** About one stored event of each person, the same whenever it is asked. */
  readonly questions: () => WindowQuestion[];
}

const PEOPLE = 4;
const MINUTE = 60_000;
const types = ['LOGIN_SUCCESS', 'LOGIN_FAILED', 'TRANSFER_SUCCESS'];

/** Made-up histories, of minutes up to 90 days, that all end at one moment. */
export function makeHistories(organizationId: string, { people, until }: { people: number; until: number }): Village[] {
  const dice = new Dice('windows');
  return Array.from({ length: people / PEOPLE }, (_, n) => makeVillage(organizationId, n, until, dice.fork(n)));
}

function makeVillage(organizationId: string, number: number, until: number, dice: Dice): Village {
  const reach = dice.of([MINUTE, 20 * MINUTE, 600 * MINUTE, 3_000 * MINUTE, ...(dice.chance(0.05) ? [129_600 * MINUTE] : [])]);
  const events = Array.from({ length: PEOPLE * 6 }, (_, n) => {
    const said = dice.fork(n);
    const metadata = { card: said.of([1, 2, '2', [1]]), amount: said.of([10, 0.1, 2_500.25, 'many']), currency: said.of(['ARS', 'BRL']), note: `village ${number}` };
    // Half of them in whole seconds: events at one millisecond, and at the very edges of windows.
    const at = until - (said.chance(0.5) ? Math.floor(said.between(0, reach)) : Math.floor(said.between(0, reach) / 5_000) * 5_000);
    return eventToRecord({
      organizationId,
      timestamp: new Date(at).toISOString(),
      eventType: said.of(types),
      entityExternalId: `person ${number}/${n % PEOPLE}`,
      autoEntity: { type: 'person', country: null },
      deviceId: said.of([null, `device ${number}`, `other device ${number}`]),
      ipAddress: said.of([null, `${number}.0.0.1`, `${number}.0.0.2`]),
      country: said.of([null, 'AR', 'BR']),
      failedAttemptsCount: said.of([null, 1, 5]),
      destinationAccountId: said.of([null, `account ${number}`]),
      metadata: JSON.stringify(metadata),
    });
  });
  const happened = new Map<string, WindowEvent>();
  return { events, happened, questions: () => questionsOf(organizationId, happened, dice.fork('questions')) };
}

function questionsOf(organizationId: string, happened: ReadonlyMap<string, WindowEvent>, dice: Dice): WindowQuestion[] {
  return Array.from({ length: PEOPLE }, (_, n) => {
    const asked = dice.fork(n);
    const judged = [...happened.values()][asked.whole(0, happened.size - 1)];
    return judged === undefined ? null : { organizationId, judged, windows: Array.from({ length: 3 }, (_, m) => aWindow(asked.fork(m))) };
  }).filter((question) => question !== null);
}

const fieldsOf = (aggregate: WindowRequest['aggregate']): readonly (string | null)[] => {
  if (['count', 'secondsSinceFirst', 'secondsSinceLast'].includes(aggregate)) return [null];
  return ['event.amount', 'event.failedAttemptsCount', 'event.metadata.card', ...(aggregate === 'distinct' ? ['entity.id', 'event.ipAddress', 'place.country'] : [])];
};

function aWindow(dice: Dice): WindowRequest {
  const aggregate = dice.of(windowAggregates);
  return {
    aggregate,
    of: dice.of(fieldsOf(aggregate)),
    events: dice.of([[], [], ['LOGIN_FAILED'], ['LOGIN_FAILED', 'TRANSFER_SUCCESS']]),
    by: dice.of(['entity', 'device', 'address', 'destination', 'event.metadata.note']),
    seconds: dice.of([60, 300, 600, 3_600, 7_200, 86_400, 2 * 86_400, ...(dice.chance(0.05) ? [90 * 86_400] : [])]),
    where: dice.of([[], [], [{ field: 'event.currency', equals: 'ARS' }], [{ field: 'event.metadata.card', equals: 2 }], [{ field: 'place.country', equals: 'AR' }]]),
  };
}

/** An event as it was stored, as windows see it. */
export function villageEvent(event: EventToRecord, entityId: string | null, place: WindowEvent['place']): WindowEvent {
  const metadata = event.metadata === null ? null : (JSON.parse(event.metadata) as Record<string, unknown>);
  const money = readMoney(metadata);
  return {
    event: {
      id: event.id, eventType: event.eventType, timestamp: Date.parse(event.timestamp), userId: event.userId, sessionId: event.sessionId, deviceId: event.deviceId, ipAddress: event.ipAddress,
      country: event.country, userAgent: null, isVpn: null, isProxy: null, isNewDevice: null, failedAttemptsCount: event.failedAttemptsCount, destinationAccountId: event.destinationAccountId,
      destinationCuit: event.destinationCuit, amount: money && money.cents / 100, currency: money?.currency ?? null, metadata, deviceDetails: null,
    },
    entity: entityId === null ? null : { id: entityId, externalId: event.entityExternalId, type: 'person', status: 'under_review', countryCode: null, taxId: null, createdAt: 0, attributes: {} },
    place,
  };
}
