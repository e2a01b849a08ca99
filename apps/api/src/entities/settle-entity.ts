import type { EntityInput } from '@app/contracts';
import type { EntityFields, EntityRecord, UpsertedEntity } from '@app/database';
import { type Conflict, type ConflictResolution, settle } from '@app/domain';
import { taxIdentity, within } from './entity-fields.js';

/** The fields that an upsert settles. */
type Settleable = Omit<EntityFields, 'taxIdNormalized' | 'statusReason'>;

export interface SettledEntity {
  readonly fields: EntityFields;
  readonly conflicts: readonly Conflict[];
}

const deep: ReadonlySet<string> = new Set(['attributes', 'entityData']);

/** What a known entity becomes by an upsert. `home` is the country of the organization. */
export function settleEntity(stored: EntityRecord, input: EntityInput, resolution: ConflictResolution, home: string | null): SettledEntity {
  const { fields, conflicts } = settle({ ...targetOf(stored) }, sourceOf(stored, input), resolution, deep);
  // Settling takes values from one side or the other: each field keeps the type that it has in both.
  const settled = fields as unknown as Settleable;
  return {
    conflicts,
    fields: within({
      ...settled,
      ...taxIdentity(settled.taxId, settled.countryCode, home),
      externalId: settled.externalId ?? stored.externalId,
      statusReason: settled.status === stored.status ? stored.statusReason : null,
    }),
  };
}

export function reasoningOf({ matchedBy, entity }: UpsertedEntity, resolution: ConflictResolution, conflicts: readonly Conflict[]): string {
  if (matchedBy === null) return 'No entity has this external id, or this tax id and type.';
  const who = matchedBy === 'externalId' ? `externalId ${entity.externalId ?? entity.id}` : `taxId ${entity.taxId} and the type ${entity.type}`;
  const known = `The entity with the ${who} is known`;
  if (conflicts.length === 0) return `${known}; nothing was in conflict.`;
  const count = conflicts.length === 1 ? '1 conflict' : `${conflicts.length} conflicts`;
  if (resolution === 'manual_review') return `${known}; ${count} left for a person to decide: what is stored was kept.`;
  return `${known}; ${resolution} settled ${count}.`;
}

/** An external id that was made up here is no value of the caller's. */
function targetOf(stored: EntityRecord): Settleable {
  const { externalId, type, name, taxId, countryCode, email, phone, nationality, registrationDate, operationalHours, attributes, riskFactors, entityData } = stored;
  const { isClient, riskMatrixId, status } = stored;
  return {
    externalId: externalId === stored.id ? null : externalId,
    type, name, taxId, countryCode, email, phone, nationality, registrationDate, operationalHours, attributes, riskFactors, entityData,
    isClient, riskMatrixId, status,
  }; // prettier-ignore
}

/** What was sent. What may not be empty is not emptied; another spelling of the same tax id is no news. */
function sourceOf(stored: EntityRecord, input: EntityInput): Record<string, unknown> {
  const { type, name, email, phone, nationality, registrationDate, operationalHours, riskFactors, riskMatrixId } = input;
  const sameTaxId = input.taxId ? taxIdentity(input.taxId, null, null).taxIdNormalized === stored.taxIdNormalized : false;
  return {
    type, name, email, phone, nationality, registrationDate, operationalHours, riskFactors, riskMatrixId,
    externalId: input.externalId ?? undefined,
    taxId: sameTaxId ? undefined : input.taxId,
    countryCode: input.countryCode?.toUpperCase() ?? input.countryCode,
    attributes: input.attributes ?? undefined,
    entityData: input.entityData ?? undefined,
    isClient: input.isClient ?? undefined,
    status: input.status ?? undefined,
  }; // prettier-ignore
}
