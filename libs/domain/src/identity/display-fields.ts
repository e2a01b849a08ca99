/** What the attributes of an identity can stand for, whatever the customer calls them. */
export type CanonicalField = 'EMAIL' | 'FULL_NAME' | 'FIRST_NAME' | 'LAST_NAME' | 'USERNAME' | 'ORGANIZATION_NAME';

/** By attribute, in the spelling of `attributeKey`. */
export type FieldMapping = ReadonlyMap<string, CanonicalField>;

/** How somebody is shown to people; null where the attributes do not say. */
export interface DisplayFields {
  readonly name: string | null;
  readonly email: string | null;
  readonly username: string | null;
}

/** An attribute's name as it is compared: fullName, full_name and Full Name are one. */
export const attributeKey = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const names = (field: CanonicalField, ...attributes: string[]) => attributes.map((attribute): [string, CanonicalField] => [attributeKey(attribute), field]);

/** The names that most customers use. */
export const commonFields: FieldMapping = new Map([
  ...names('EMAIL', 'email', 'emailAddress', 'mail', 'correo'),
  ...names('FULL_NAME', 'name', 'fullName', 'displayName', 'nombreCompleto'),
  ...names('FIRST_NAME', 'firstName', 'givenName', 'nombre'),
  ...names('LAST_NAME', 'lastName', 'familyName', 'surname', 'apellido'),
  ...names('USERNAME', 'username', 'userName', 'login', 'handle', 'nickname', 'usuario'),
  ...names('ORGANIZATION_NAME', 'organization', 'organizationName', 'company', 'companyName', 'empresa'),
]);

/** Reads the display fields out of what the customer told. A text that is empty says nothing; the first attribute wins. */
export function displayFields(attributes: Readonly<Record<string, unknown>>, mapping: FieldMapping = commonFields): DisplayFields {
  const said: Partial<Record<CanonicalField, string>> = {};
  for (const [attribute, value] of Object.entries(attributes)) {
    const field = mapping.get(attributeKey(attribute));
    if (field && typeof value === 'string' && value.trim() !== '') said[field] ??= value.trim();
  }
  const parts = [said.FIRST_NAME, said.LAST_NAME].filter((part) => part !== undefined);
  return { name: said.FULL_NAME ?? (parts.length > 0 ? parts.join(' ') : null), email: said.EMAIL ?? null, username: said.USERNAME ?? null };
}

/** What is shown of a customer's own data: keys that begin with an underscore belong to the system. */
export function withoutSystemKeys(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !key.startsWith('_')));
}
