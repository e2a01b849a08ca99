import type { IdentityRecord } from '@app/database';
import { type CanonicalField, type DisplayFields, displayFields, type OwnMappings, withoutSystemKeys } from '@app/domain';

type OwnFields = OwnMappings<CanonicalField>;

/** An identity in the shape of Dregs. */
export function shownIdentity(identity: IdentityRecord, own: OwnFields) {
  const { name, email, username } = displayOf(identity, own);
  return {
    id: identity.id,
    displayName: name,
    displayEmail: email,
    displayUsername: username,
    humanityScore: rounded(identity.humanity),
    authenticityScore: rounded(identity.authenticity),
    uniquenessScore: rounded(identity.uniqueness),
    behaviorScore: rounded(identity.behavior),
    createdAt: identity.createdAt,
    updatedAt: identity.updatedAt,
    lastTrackedAt: identity.lastTrackedAt,
    lastScoredAt: identity.lastScoredAt,
    disregarded: identity.disregardedAt !== null,
    badges: identity.badges.map(({ slug, name: title, type, explanation, metadata }) => ({ slug, name: title, type, explanation, metadata })),
    data: withoutSystemKeys(identity.attributes),
  };
}

/** By the attributes, then by what the entity itself says. An entity that was made from an id has that id for a name: it is none. */
export function displayOf({ id, name, email, taxId, attributes }: IdentityRecord, own: OwnFields): DisplayFields {
  const told = displayFields(attributes, own);
  const ownName = name === id || name === taxId ? null : name;
  return { name: told.name ?? ownName, email: told.email ?? email, username: told.username };
}

/** Nobody is told more digits than the evidence carries. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));
