import { eventTypeSources } from './event-type-sources.js';
import { fieldSources } from './field-sources.js';
import type { GlobalMapping, MappingKind } from './mapping.js';

const mappingsOf = (kind: MappingKind, sources: Readonly<Record<string, readonly string[]>>): GlobalMapping[] =>
  Object.entries(sources).flatMap(([target, names]) => names.map((source) => ({ kind, source, target })));

/** The mappings that everybody has, for reading. */
export const globalMappings: readonly GlobalMapping[] = [...mappingsOf('EVENT_TYPE', eventTypeSources), ...mappingsOf('IDENTITY_FIELD', fieldSources)];
