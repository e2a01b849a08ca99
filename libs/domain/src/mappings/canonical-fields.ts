import { nearest } from '../spelling/nearest.js';
import { type CanonicalField, canonicalFieldNames, fieldSources } from './field-sources.js';
import type { OwnMappings } from './mapping.js';
import { nameSpelling } from './name-spelling.js';

const names = new Map(canonicalFieldNames.map((field): [string, CanonicalField] => [nameSpelling(field), field]));

/** What the global mappings say, by the spelling of the attribute. */
export const globalFields: ReadonlyMap<string, CanonicalField> = new Map<string, CanonicalField>([
  ...canonicalFieldNames.flatMap((field) => fieldSources[field].map((source): [string, CanonicalField] => [nameSpelling(source), field])),
  ...names,
]);

/** What the attributes of somebody say under the names that analyzers know; a field that none of them says is left out. */
export type CanonicalFields = Readonly<Partial<Record<CanonicalField, string>>>;

const none: OwnMappings<CanonicalField> = new Map();

/** Own mappings first, then the global ones. Of two attributes for one field the first counts; an empty one says nothing. */
export function canonicalFields(attributes: Readonly<Record<string, unknown>>, own: OwnMappings<CanonicalField> = none): CanonicalFields {
  const byOwn: Partial<Record<CanonicalField, string>> = {};
  const byGlobal: Partial<Record<CanonicalField, string>> = {};
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    const spelling = nameSpelling(attribute);
    const mapped = own.get(spelling);
    const field = mapped === undefined ? globalFields.get(spelling) : mapped;
    if (field) (mapped === undefined ? byGlobal : byOwn)[field] ??= value.trim();
  }
  return { ...byGlobal, ...byOwn };
}

/** The canonical field of this name, in whatever spelling; null when there is none. Sources of mappings are no names. */
export function readFieldName(name: string): CanonicalField | null {
  return names.get(nameSpelling(name)) ?? null;
}

/** For "did you mean". */
export function nearestCanonicalField(name: string): CanonicalField | null {
  return nearest(name, canonicalFieldNames);
}
