import { isEventType, nearestEventType } from '../../event-types/catalogue.js';
import { nearest } from '../../spelling/nearest.js';
import { atMost } from '../limits.js';
import { quoted, type Sentence } from '../mistakes.js';
import { type FoundField, findField, nearestField } from '../vocabulary/catalogue.js';
import { readDuration } from './duration.js';
import { takesField, type WindowAggregate, windowAggregates, type WindowCondition, windowKeys, type WindowRequest } from './window-request.js';

/** A window as somebody wrote it, in either form. */
export interface WrittenWindow {
  readonly aggregate: unknown;
  readonly of: unknown;
  readonly events: unknown;
  readonly by: unknown;
  readonly within: unknown;
  readonly where: unknown;
}

export type WindowPart = keyof WrittenWindow;

/** Fields that every stored event has: only those can be counted in the past. */
const countable = new Set(['event.userId', 'event.sessionId', 'event.deviceId', 'event.ipAddress', 'event.country', 'event.destinationAccountId', 'event.destinationCuit', 'event.currency', 'entity.id', 'place.country', 'place.networkClass']);
const addable = new Set(['event.amount', 'event.failedAttemptsCount']);

/** What windows may be taken of, beside fields below event.metadata: those of `compared` have different values, those of `added` have sums. */
export const windowFields = { compared: [...countable], added: [...addable] } as const;

/** Reads a window and complains about each part that cannot be. Null after a complaint. */
export function readWindow(written: WrittenWindow, ownTypes: ReadonlySet<string>, complain: (part: WindowPart, says: Sentence) => void): WindowRequest | null {
  let fine = true;
  const wrong: Wrong = (part, says) => {
    fine = false;
    complain(part, says);
    return null;
  };
  const aggregate = readAggregate(written.aggregate, wrong);
  const of = aggregate === null ? null : readOf(aggregate, written.of, wrong);
  const events = readEvents(written.events, ownTypes, wrong);
  const by = readBy(written.by, wrong);
  const seconds = readDuration(written.within);
  if (seconds === null) wrong('within', `${quoted(written.within)} is no duration. Write minutes, hours or days, for example "30m", "24h" or "7d".`);
  else if (seconds > atMost('windowSeconds')) wrong('within', `A window reaches back 90 days at most, and ${quoted(written.within)} is more. Write "90d" or less.`);
  const where = readWhere(written.where, wrong);
  return fine && aggregate !== null && events !== null && by !== null && seconds !== null && where !== null ? { aggregate, of, events, by, seconds, where } : null;
}

type Wrong = (part: WindowPart, says: Sentence) => null;

function readAggregate(written: unknown, wrong: Wrong): WindowAggregate | null {
  const known = windowAggregates.find((aggregate) => aggregate === written);
  return known ?? wrong('aggregate', (meant) => `A window cannot take ${quoted(written)}. Use one of ${windowAggregates.join(', ')}.${meant(() => (typeof written === 'string' ? nearest(written, windowAggregates) : null))}`);
}

function readOf(aggregate: WindowAggregate, written: unknown, wrong: Wrong): string | null {
  if (!takesField(aggregate)) return written === undefined ? null : wrong('of', `${aggregate} is taken of the events themselves. Leave "of" out.`);
  const found = fieldOf(written);
  if (found === null) return wrong('of', (meant) => `${aggregate} is taken of a field of the event, and ${quoted(written)} is none.${meant(() => (typeof written === 'string' ? nearestField(written) : null))} Use event.amount, event.metadata.<name> or another one.`);
  const fits = isOwn(found) || addable.has(found.field.path) || (aggregate === 'distinct' && countable.has(found.field.path));
  return fits ? pathOf(found) : wrong('of', `${aggregate} cannot be taken of ${found.field.path}. Use ${[...addable, ...(aggregate === 'distinct' ? countable : [])].join(', ')} or a field below event.metadata.`);
}

function readEvents(written: unknown, ownTypes: ReadonlySet<string>, wrong: Wrong): readonly string[] | null {
  if (!Array.isArray(written)) return wrong('events', 'Say which types of events the window holds, as a list, for example ["TRANSFER_SUCCESS"]; an empty list is every type.');
  if (written.length > atMost('listedValues')) return wrong('events', `A window lists ${atMost('listedValues')} types at most. Leave the list empty for every type.`);
  const types = written.filter((type): type is string => typeof type === 'string' && (isEventType(type) || ownTypes.has(type)));
  const unknown = written.find((type) => !types.includes(type as string));
  if (unknown !== undefined) return wrong('events', (meant) => `No event type is called ${quoted(unknown)}.${meant(() => (typeof unknown === 'string' ? nearestEventType(unknown, ownTypes) : null))} GET /events/types lists them.`);
  return [...new Set(types)].sort();
}

function readBy(written: unknown, wrong: Wrong): string | null {
  const key = windowKeys.find((known) => known === written);
  if (key !== undefined) return key;
  const found = fieldOf(written);
  if (found !== null && isOwn(found)) return pathOf(found);
  return wrong('by', (meant) => `Events cannot be gathered by ${quoted(written)}. Use ${windowKeys.join(', ')} or a field below event.metadata.${meant(() => (typeof written === 'string' ? nearest(written, windowKeys) : null))}`);
}

function readWhere(written: unknown, wrong: Wrong): readonly WindowCondition[] | null {
  if (written === undefined) return [];
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return wrong('where', 'Give "where" as an object of fields and the values that they must have, for example {"event.currency": "ARS"}.');
  const entries = Object.entries(written);
  if (entries.length > atMost('windowConditions')) return wrong('where', `A window compares ${atMost('windowConditions')} fields at most.`);
  const conditions: WindowCondition[] = [];
  for (const [name, equals] of entries) {
    const found = fieldOf(name);
    if (found === null || !(isOwn(found) || countable.has(found.field.path))) return wrong('where', (meant) => `A window cannot compare ${quoted(name)}. Use ${[...countable].join(', ')} or a field below event.metadata.${meant(() => nearestField(name))}`);
    if (typeof equals !== 'string' && typeof equals !== 'number' && typeof equals !== 'boolean') return wrong('where', `${quoted(name)} is compared with a text, a number, true or false.`);
    if (typeof equals === 'string' && equals.length > atMost('literalLength')) return wrong('where', `The value of ${quoted(name)} has more than ${atMost('literalLength')} characters.`);
    conditions.push({ field: pathOf(found), equals });
  }
  return conditions.sort((a, b) => (a.field < b.field ? -1 : 1));
}

function fieldOf(written: unknown): FoundField | null {
  return typeof written === 'string' && written.length <= atMost('pathLength') ? findField(written.split('.')) : null;
}

/** Below the metadata, and not through a list: a key of the customer's own. */
const isOwn = ({ field, below }: FoundField): boolean => field.isOpen && field.path.endsWith('metadata') && below.length > 0 && below.every((segment) => segment !== '' && segment !== '$');

/** `metadata.x` and `event.metadata.x` are the same. */
const pathOf = ({ field, below }: FoundField): string => [field.path === 'metadata' ? 'event.metadata' : field.path, ...below].join('.');
