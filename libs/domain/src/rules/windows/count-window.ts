import { valueAt } from '../expressions/field-path.js';
import type { RuleCase } from '../rule-case.js';
import { findField } from '../vocabulary/catalogue.js';
import type { WindowRequest } from './window-request.js';

/** An event as a window sees it: what was said of it, who did it, and from where. */
export type WindowEvent = Pick<RuleCase, 'event' | 'entity' | 'place'>;

const keyFields: Readonly<Record<string, string>> = { entity: 'entity.id', device: 'event.deviceId', address: 'event.ipAddress', destination: 'event.destinationAccountId' };

/**
 * What a window is, said by counting: whatever loads windows faster must come to the same. The judged event is among the
 * events. Null where it has nothing to gather by, and where there is nothing to take a mean, a maximum or a time of.
 */
export function countWindow(request: WindowRequest, events: Iterable<WindowEvent>, judged: WindowEvent): number | null {
  const key = valueOf(keyFields[request.by] ?? request.by, judged);
  if (key === null) return null;
  const inside = [...events].filter((one) => isInside(request, one, judged) && valueOf(keyFields[request.by] ?? request.by, one) === key);
  const times = inside.map(({ event }) => event.timestamp);
  const values = request.of === null ? [] : inside.map((one) => valueOf(request.of ?? '', one)).filter((value) => value !== null);
  // In order of size: the sum of the same numbers is the same, whoever came first.
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const sum = numbers.reduce((total, value) => total + value, 0);
  switch (request.aggregate) {
    case 'count':
      return inside.length;
    case 'distinct':
      return new Set(values.map(String)).size;
    case 'sum':
      return rounded(sum);
    case 'avg':
      return numbers.length === 0 ? null : rounded(sum / numbers.length);
    case 'min':
      return numbers[0] ?? null;
    case 'max':
      return numbers.at(-1) ?? null;
    case 'secondsSinceFirst':
      return secondsSince(Math.min(...times), judged);
    case 'secondsSinceLast':
      return secondsSince(Math.max(...inside.filter(({ event }) => event.id !== judged.event.id).map(({ event }) => event.timestamp)), judged);
  }
}

/** After the beginning of the window, up to and with the judged event. */
function isInside({ events, seconds, where }: WindowRequest, one: WindowEvent, judged: WindowEvent): boolean {
  const [at, until] = [one.event.timestamp, judged.event.timestamp];
  if (at > until || at <= until - seconds * 1_000) return false;
  return (events.length === 0 || events.includes(one.event.eventType)) && where.every(({ field, equals }) => valueOf(field, one) === equals);
}

/** Texts, numbers, true and false; lists and objects are no values to count. */
function valueOf(path: string, { event, entity, place }: WindowEvent): string | number | boolean | null {
  const found = findField(path.split('.'));
  const value = found && valueAt(found, { ...nothingElse, event, entity, place });
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const nothingElse: Omit<RuleCase, 'event' | 'entity' | 'place'> = {
  device: null,
  scores: { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null },
  observations: {},
  badges: [],
  windows: new Map(),
  lists: new Map(),
};

/** To four decimals: finer than any money, coarser than what adding doubles in another order changes. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const secondsSince = (at: number, { event }: WindowEvent): number | null => (Number.isFinite(at) ? Math.floor((event.timestamp - at) / 1_000) : null);
