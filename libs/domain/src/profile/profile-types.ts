import { globalFields } from '../mappings/canonical-fields.js';
import type { CanonicalEventType } from '../mappings/event-type-sources.js';
import type { CanonicalField } from '../mappings/field-sources.js';
import type { OwnMappings } from '../mappings/mapping.js';
import { nameSpelling } from '../mappings/name-spelling.js';
import { textsIn, type Told } from './sayings.js';

/**
 * What somebody does who says who he is. What other events carry is about something else: the `name` of a transfer is the
 * receiver's, that of a page view the page's; and who fails to log in is not known to be the owner.
 */
export const profileTypes: ReadonlySet<CanonicalEventType | null> = new Set<CanonicalEventType | null>([
  'REGISTRATION',
  'LOGIN_SUCCESS',
  'PROFILE_UPDATED',
  'EMAIL_CHANGE',
  'EMAIL_CREATED',
  'EMAIL_CONFIRMATION',
  'PHONE_CHANGE',
  'ADDRESS_CHANGED',
]);

/** What `newValue` is, the type tells. */
const changed: Partial<Record<CanonicalEventType, CanonicalField>> = { EMAIL_CHANGE: 'EMAIL', EMAIL_CREATED: 'EMAIL', PHONE_CHANGE: 'PHONE', ADDRESS_CHANGED: 'ADDRESS' };
const newValues: ReadonlySet<string> = new Set(['newValue', 'new', 'value', 'to', 'current', 'currentValue'].map(nameSpelling));

/** Objects in which callers wrap what they say of a person; of any other, such as `beneficiary`, the fields are somebody else's. */
const wrappers: ReadonlySet<string> = new Set(
  ['user', 'profile', 'customer', 'person', 'identity', 'account', 'client', 'applicant', 'holder', 'data', 'attributes', 'traits', 'fields', 'changes', 'new', 'after'].map(nameSpelling),
);

const none: OwnMappings<CanonicalField> = new Map();

/** What a key stands for, and how surely: of two keys of one event for one field the surer one counts. */
export interface Meant {
  readonly field: CanonicalField;
  readonly sure: number;
}

/** What a key stands for, `user.email` too: own mappings first, then what the type tells, then the global ones; null for nothing. */
export function meantBy(path: string, type: CanonicalEventType | null, own: OwnMappings<CanonicalField> = none): Meant | null {
  const [, wrapper, inner] = /^([^.]*)\.(.*)$/.exec(path) ?? [];
  const wrapped = wrapper !== undefined && inner !== undefined && wrappers.has(nameSpelling(wrapper));
  const names = [path, ...(wrapped ? [inner] : [])].map(nameSpelling);
  const mapped = names.map((name) => own.get(name)).find((field) => field !== undefined);
  if (mapped !== undefined) return mapped && { field: mapped, sure: 3 };
  const told = type === null ? undefined : changed[type];
  if (told !== undefined && names.some((name) => newValues.has(name))) return { field: told, sure: 2 };
  for (const name of names) {
    const field = globalFields.get(name);
    // Beside `newEmail`, `email` may well be the old one.
    if (field !== undefined) return { field, sure: name.startsWith('new') ? 2 : 1 };
  }
  return null;
}

/** The spellings under which own mappings of this key are looked for. */
export function spellingsOf(path: string): string[] {
  const inner = path.slice(path.indexOf('.') + 1);
  return inner === path ? [nameSpelling(path)] : [nameSpelling(path), nameSpelling(inner)];
}

/**
 * What of an event is remembered as told; null for nothing. An event whose type means nothing yet is heard where its keys
 * mean something, for the day when the type is mapped.
 */
export function toldBy({ eventType, at, data }: Told, meaning: CanonicalEventType | null): Told | null {
  if (meaning !== null && !profileTypes.has(meaning)) return null;
  const texts = Object.entries(textsIn(data)).filter(([path]) => meaning !== null || meantBy(path, null) !== null);
  return texts.length === 0 ? null : { eventType, at, data: Object.fromEntries(texts) };
}
