import { type Field, moment, number, open, text, truth } from './field.js';

const hourMs = 3_600_000;
/** 1 January 1970 was a Thursday. */
const dayOf = (ms: number): number => (Math.floor(ms / (24 * hourMs)) + 4) % 7;

export const eventFields = [
  text('event.id', 'the id of the event', ({ event }) => event.id),
  text('event.eventType', 'the type of the event', ({ event }) => event.eventType, 'event types'),
  moment('event.timestamp', 'when it happened', ({ event }) => event.timestamp),
  number('event.hour', 'the hour of the day when it happened, 0 to 23, UTC', ({ event }) => Math.floor(event.timestamp / hourMs) % 24),
  number('event.weekday', 'the day of the week when it happened, 0 is Sunday, UTC', ({ event }) => dayOf(event.timestamp)),
  text('event.userId', 'your id of the user', ({ event }) => event.userId),
  text('event.sessionId', 'the session', ({ event }) => event.sessionId),
  text('event.deviceId', 'the device, as the event names it', ({ event }) => event.deviceId),
  text('event.ipAddress', 'the address it came from', ({ event }) => event.ipAddress),
  text('event.country', 'the country that the event states', ({ event }) => event.country),
  text('event.userAgent', 'the user agent', ({ event }) => event.userAgent),
  truth('event.isVpn', 'whether the event states a VPN', ({ event }) => event.isVpn),
  truth('event.isProxy', 'whether the event states a proxy', ({ event }) => event.isProxy),
  truth('event.isNewDevice', 'whether the event states a new device', ({ event }) => event.isNewDevice),
  number('event.failedAttemptsCount', 'failed attempts, as the event states them', ({ event }) => event.failedAttemptsCount),
  text('event.destinationAccountId', 'the account that a transfer goes to', ({ event }) => event.destinationAccountId),
  text('event.destinationCuit', 'the tax id that a transfer goes to', ({ event }) => event.destinationCuit),
  number('event.amount', 'the amount of money, read from the metadata under any of its known names', ({ event }) => event.amount),
  text('event.currency', 'the currency of the amount, in capitals', ({ event }) => event.currency),
  open('event.metadata', 'what you sent as metadata; anything below it', ({ event }) => event.metadata),
  open('metadata', 'the same as event.metadata, as gu1 writes it', ({ event }) => event.metadata),
  open('event.deviceDetails', 'what you sent as deviceDetails; anything below it', ({ event }) => event.deviceDetails),
] as const satisfies readonly Field[];
