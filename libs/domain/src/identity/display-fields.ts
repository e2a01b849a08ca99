import { canonicalFields } from '../mappings/canonical-fields.js';
import type { CanonicalField } from '../mappings/field-sources.js';
import type { OwnMappings } from '../mappings/mapping.js';

/** How somebody is shown to people; null where the attributes do not say. */
export interface DisplayFields {
  readonly name: string | null;
  readonly email: string | null;
  readonly username: string | null;
}

/** Reads the display fields out of what the customer told, by his own mappings and the global ones. */
export function displayFields(attributes: Readonly<Record<string, unknown>>, own?: OwnMappings<CanonicalField>): DisplayFields {
  const said = canonicalFields(attributes, own);
  const parts = [said.FIRST_NAME, said.LAST_NAME].filter((part) => part !== undefined);
  return { name: said.FULL_NAME ?? (parts.length > 0 ? parts.join(' ') : null), email: said.EMAIL ?? null, username: said.USERNAME ?? null };
}

/** What is shown of a customer's own data: keys that begin with an underscore belong to the system. */
export function withoutSystemKeys(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !key.startsWith('_')));
}
