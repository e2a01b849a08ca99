/** What a mapping translates: the type of an event, or the name of an attribute of somebody. */
export const mappingKinds = ['EVENT_TYPE', 'IDENTITY_FIELD'] as const;

export type MappingKind = (typeof mappingKinds)[number];

/**
 * An organization's own mappings of one kind, by the spelling of their source. They win over the global ones; null is a name
 * that deliberately means nothing.
 */
export type OwnMappings<Target extends string> = ReadonlyMap<string, Target | null>;

/** A name of the customer's and what it stands for. */
export interface GlobalMapping {
  readonly kind: MappingKind;
  readonly source: string;
  readonly target: string;
}
