import { forgetMoment, type Sayings, withTold } from '@app/domain';
import type { EventOfEntity } from './events-to-remember.js';

interface Hearing {
  /** A corrected event is forgotten by its moment. */
  readonly corrects: boolean;
  /** Events that are heard once more: those around a corrected one, or all that there are where nothing was kept. */
  readonly again: readonly EventOfEntity[];
}

/** What was known of somebody with what these events tell; the same when they tell nothing. It may be done twice and in any order: see `Sayings`. */
export function sayingsWith(sayings: Sayings, events: readonly EventOfEntity[], { corrects, again }: Hearing): Sayings {
  const kept = corrects ? events.reduce((left, { event: { at } }) => forgetMoment(left, at), sayings) : sayings;
  const told = [...events, ...again].flatMap((event) => event.told ?? []);
  return told.length === 0 ? kept : withTold(kept, told);
}
