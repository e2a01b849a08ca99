import { remembering } from '../../cache/remembering.js';
import { valueAt } from '../expressions/field-path.js';
import { lineOf } from '../../place/line-of.js';
import type { RuleCase } from '../rule-case.js';
import { findField, type FoundField } from '../vocabulary/catalogue.js';
import type { WindowRequest } from './window-request.js';

/** An event as a window sees it: what was said of it, who did it, and from where. */
export type WindowEvent = Pick<RuleCase, 'event' | 'entity' | 'place'>;

/** Texts, numbers, true and false; lists and objects are no values to count. */
export type WindowValue = string | number | boolean;

const keyFields: Readonly<Record<string, string>> = { entity: 'entity.id', device: 'event.deviceId', address: 'event.ipAddress', destination: 'event.destinationAccountId' };

/** What an event is gathered by; null where it does not say it. */
export function gatheredBy(by: string, one: WindowEvent): WindowValue | null {
  const value = windowValue(keyFields[by] ?? by, one);
  // Whoever has a line of IPv6 takes another address for each try.
  return by === 'address' && typeof value === 'string' ? lineOf(value) : value;
}

/** Whether events are of those that a window is about, whenever they happened. */
export function asking({ events, where }: Pick<WindowRequest, 'events' | 'where'>): (one: WindowEvent) => boolean {
  const types = new Set(events);
  const conditions = where.map(({ field, equals }) => ({ read: reading(field), equals }));
  return (one) => {
    if (types.size > 0 && !types.has(one.event.eventType)) return false;
    for (const { read, equals } of conditions) if (read(one) !== equals) return false;
    return true;
  };
}

export const windowValue = (path: string, one: WindowEvent): WindowValue | null => reading(path)(one);

type Reader = (one: WindowEvent) => WindowValue | null;

/** What reads a field of many events: its path is looked up once. */
export const reading: (path: string) => Reader = remembering((path) => readerOf(findField(path.split('.'))), { atMost: 10_000 });

/** What a window sees of a case. Whatever else a field is about, to a window nobody said it. */
const seen: readonly string[] = ['event', 'metadata', 'entity', 'place'];

/** Done for every event of every window: nothing is made for it. */
function readerOf(found: FoundField | null): Reader {
  if (found === null || !seen.includes(found.field.path.split('.')[0] ?? '')) return () => null;
  return (one) => {
    const value = valueAt(found, one as RuleCase); // a field of those parts reads no other
    if (typeof value === 'number') return value + 0; // Nothing below zero is zero.
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  };
}
