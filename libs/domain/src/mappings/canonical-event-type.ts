import { nearest } from '../spelling/nearest.js';
import { type CanonicalEventType, canonicalEventTypes, eventTypeSources } from './event-type-sources.js';
import type { OwnMappings } from './mapping.js';
import { nameSpelling } from './name-spelling.js';

const canonical: ReadonlySet<string> = new Set(canonicalEventTypes);

/** Where the other product has another word for a type that is built in here. */
const aliases = { LOGIN: 'LOGIN_SUCCESS' } as const satisfies Record<string, CanonicalEventType>;

const names = new Map<string, CanonicalEventType>([
  ...canonicalEventTypes.map((type): [string, CanonicalEventType] => [nameSpelling(type), type]),
  ...Object.entries(aliases).map(([alias, type]): [string, CanonicalEventType] => [nameSpelling(alias), type]),
]);

const sources = new Map<string, CanonicalEventType>([
  ...canonicalEventTypes.flatMap((type) => (eventTypeSources[type] ?? []).map((source): [string, CanonicalEventType] => [nameSpelling(source), type])),
  ...names,
]);

const none: OwnMappings<CanonicalEventType> = new Map();

/** What an event's type means to analyzers, null when it means nothing to them: own mappings first, then the global ones. */
export function canonicalEventType(raw: string, own: OwnMappings<CanonicalEventType> = none): CanonicalEventType | null {
  if (own.size === 0 && canonical.has(raw)) return raw as CanonicalEventType;
  const spelling = nameSpelling(raw);
  const mapped = own.get(spelling);
  return mapped === undefined ? (sources.get(spelling) ?? null) : mapped;
}

/** The canonical type of this name, in whatever spelling; null when there is none. Sources of mappings are no names. */
export function readEventTypeName(name: string): CanonicalEventType | null {
  return names.get(nameSpelling(name)) ?? null;
}

/** For "did you mean". */
export function nearestCanonicalEventType(name: string): CanonicalEventType | null {
  return nearest(name, canonicalEventTypes);
}
