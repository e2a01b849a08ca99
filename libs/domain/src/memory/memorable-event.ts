import { failedLoginTypes } from '../event-types/families.js';
import type { CanonicalEventType } from '../mappings/event-type-sources.js';
import { currencySlot, type Money } from '../money/money.js';
import { type CredentialChange, type CredentialChangeType, credentialChangeTypes } from './credential-change.js';
import { hashOf } from './hash-of.js';
import { isMoney, type Movement, type MovementType, movementTypes } from './movement.js';
import { habit, type Habit } from './habit.js';
import { publicLineOf, type RememberedEvent } from './remembered-event.js';

/** What a memory keeps of an event. */
export interface MemorableEvent extends RememberedEvent {
  readonly eventType: CanonicalEventType | null;
  readonly money: Money | null;
}

const movements: ReadonlyMap<CanonicalEventType | null, MovementType> = new Map(movementTypes.map((type) => [type, type]));
const changes: ReadonlyMap<CanonicalEventType | null, CredentialChangeType> = new Map(credentialChangeTypes.map((type) => [type, type]));

const refusals: ReadonlySet<CanonicalEventType | null> = new Set(failedLoginTypes);

/** Whether somebody was refused who tried to get in, or to change the lock. */
export const isRefusal = ({ eventType }: MemorableEvent): boolean => refusals.has(eventType);

/**
 * What an event is counted under. What failed teaches no habits, or whoever guesses passwords long enough would become usual;
 * the week is counted whatever happened, and failed logins as such.
 */
export function habitsOf(event: MemorableEvent): Habit[] {
  const { at, eventType, asn, country, userAgent, destination, money } = event;
  const line = publicLineOf(event);
  const habits = [habit.week(at)];
  if (eventType === 'LOGIN_SUCCESS') habits.push(habit.login('success'));
  if (eventType === 'LOGIN_FAILED') habits.push(habit.login('failed'));
  if (eventType?.endsWith('_FAILED')) return habits;
  habits.push(habit.hour(at), habit.weekday(at));
  if (line !== null) habits.push(habit.address(line));
  if (asn !== null) habits.push(habit.asn(asn));
  if (country !== null) habits.push(habit.country(country));
  if (userAgent !== null && userAgent !== '') habits.push(habit.agent(userAgent));
  if (!isMoney(eventType)) return habits;
  if (destination !== null) habits.push(habit.recipient(destination));
  if (money !== null) habits.push(habit.amount(money));
  return habits;
}

/** Null: no money is involved. */
export function movementOf({ at, eventType, destination, money }: MemorableEvent): Movement | null {
  const type = movements.get(eventType);
  if (type === undefined) return null;
  return { at, type, cents: money?.cents ?? null, currency: currencySlot(money?.currency ?? null), recipient: destination === null ? null : hashOf(destination) };
}

/** Null: no credential changed. */
export function credentialChangeOf({ at, eventType }: MemorableEvent): CredentialChange | null {
  const type = changes.get(eventType);
  return type === undefined ? null : { at, type };
}
