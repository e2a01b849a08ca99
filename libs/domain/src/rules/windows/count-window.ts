import { fromUnits, unitsOf } from './sum.js';
import type { WindowRequest } from './window-request.js';
import { asking, gatheredBy, type WindowEvent, windowValue } from './window-value.js';

/**
 * What a window is, said by counting: whatever loads windows faster must come to the same. The judged event is among the
 * events. Null where it has nothing to gather by, and where there is nothing to take a mean, a maximum or a time of.
 */
export function countWindow(request: WindowRequest, events: Iterable<WindowEvent>, judged: WindowEvent): number | null {
  const key = gatheredBy(request.by, judged);
  if (key === null) return null;
  const isAsked = asking(request);
  const inside = [...events].filter((one) => isInside(request, one, judged) && isAsked(one) && gatheredBy(request.by, one) === key);
  const times = inside.map(({ event }) => event.timestamp);
  const values = request.of === null ? [] : inside.map((one) => windowValue(request.of ?? '', one)).filter((value) => value !== null);
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const sum = numbers.reduce((total, value) => total + unitsOf(value), 0n);
  switch (request.aggregate) {
    case 'count':
      return inside.length;
    case 'distinct':
      return new Set(values.map(String)).size;
    case 'sum':
      return fromUnits(sum);
    case 'avg':
      return numbers.length === 0 ? null : fromUnits(sum, numbers.length);
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
function isInside({ seconds }: WindowRequest, one: WindowEvent, judged: WindowEvent): boolean {
  const [at, until] = [one.event.timestamp, judged.event.timestamp];
  return at <= until && at > until - seconds * 1_000;
}

const secondsSince = (at: number, { event }: WindowEvent): number | null => (Number.isFinite(at) ? Math.floor((event.timestamp - at) / 1_000) : null);
