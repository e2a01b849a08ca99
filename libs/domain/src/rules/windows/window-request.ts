import { rememberingByObject } from '../../cache/remembering-by-object.js';

/** What a window counts. `count` needs nothing more; distinct, sum, avg, min and max are taken of a field. */
export const windowAggregates = ['count', 'distinct', 'sum', 'avg', 'min', 'max', 'secondsSinceFirst', 'secondsSinceLast'] as const;

export type WindowAggregate = (typeof windowAggregates)[number];

/** Whether a figure is taken of a field: the others are taken of the events themselves. */
export const takesField = (aggregate: string): boolean => !['count', 'secondsSinceFirst', 'secondsSinceLast'].includes(aggregate);

/** Whose events a window holds: all that share this with the event that is judged. */
export const windowKeys = ['entity', 'device', 'address', 'destination'] as const;

export interface WindowCondition {
  /** A field of the event, as in the vocabulary. */
  readonly field: string;
  readonly equals: string | number | boolean;
}

/**
 * One figure about the events that happened from `seconds` before the judged event up to and with it. The judged event is
 * among them where its type and `where` fit; `secondsSinceLast` alone looks at the ones before it.
 */
export interface WindowRequest {
  readonly aggregate: WindowAggregate;
  /** The field that is counted, added up or compared; null for count and the two times. */
  readonly of: string | null;
  /** Sorted; empty means every type. */
  readonly events: readonly string[];
  /** One of `windowKeys`, or a field below event.metadata. */
  readonly by: string;
  readonly seconds: number;
  /** All must be equal; sorted by field. */
  readonly where: readonly WindowCondition[];
}

/** The one spelling of a request: two rules that ask the same share one answer. */
export const windowKey = rememberingByObject(({ aggregate, of, events, by, seconds, where }: WindowRequest): string => {
  const conditions = where.map(({ field, equals }) => `${field} = ${JSON.stringify(equals)}`);
  return [
    `${aggregate}${of === null ? '' : ` of ${of}`}`,
    `over ${events.length === 0 ? 'all events' : events.join(', ')}`,
    `by ${by} within ${seconds} s`,
    ...(conditions.length === 0 ? [] : [`where ${conditions.join(' and ')}`]),
  ].join(' ');
});

/** Everything that several rules ask for, each once. */
export function windowsOf(rules: Iterable<{ readonly windows: readonly WindowRequest[] }>): WindowRequest[] {
  const asked = new Map<string, WindowRequest>();
  for (const { windows } of rules) for (const window of windows) asked.set(windowKey(window), window);
  return [...asked.values()];
}
