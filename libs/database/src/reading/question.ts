import type { EventFilter, TextMeaning } from './event-filter.js';
import { isOne, type Lead, leadingColumnOf, leadsOf, leadsOfText } from './leads.js';
import type { Named } from './who.js';

/** A filter with the indexes that it is answered along. */
export interface Question {
  readonly filter: EventFilter;
  readonly leads: readonly Lead[];
  /** A free text that each event must fulfil; null when the leads themselves come from it, or there is none. */
  readonly meaning: TextMeaning | null;
  /** Whatever is found along its leads is in the list. */
  readonly bare: boolean;
  /** Several leads may find the same event. */
  readonly overlapping: boolean;
  /** Ends the names of its statements. Null: too rare a kind to keep its plan in every connection. */
  readonly kind: string | null;
}

export function questionOf(filter: EventFilter, named: Named, meaning: TextMeaning | null): Question {
  const leads = leadsOf(filter, named);
  const overlapping = meaning !== null && leads[0]?.by === 'time';
  const chosen = overlapping ? leadsOfText(meaning) : leads;
  const lead = chosen[0] && leadingColumnOf(chosen[0]);
  const narrowed = filter.country !== undefined || filter.networkClasses !== undefined || (meaning !== null && !overlapping) || (['userId', 'deviceId', 'sessionId', 'ipAddress'] as const).some((field) => filter[field] !== undefined && field !== lead);
  const several = chosen.some((one) => !isOne(one)) ? ' *' : '';
  const walked = overlapping ? `text${meaning.named.isAwaited ? ' ~' : ''}` : chosen.map(({ by }) => by.replace('waiting ', '~')).join(' ');
  const bare = !narrowed && meaning === null && [filter.eventTypes, filter.from, filter.before].every((part) => part === undefined);
  return { filter, leads: chosen, meaning: overlapping ? null : meaning, bare, overlapping, kind: narrowed ? null : `${walked}${several}${filter.eventTypes ? ' typed' : ''}` };
}

/** A statement with a name is planned once per connection. */
export const statementOf = (what: 'page' | 'count', { kind }: Question, text: string): { text: string; name?: string } => (kind === null ? { text } : { text, name: `events-${what} ${kind}` });
