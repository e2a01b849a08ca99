import { type AutomaticInput, bytesOfJson, ENTITY_JSON_LIMIT, type EntityChange, type EntityInput } from '@app/contracts';
import type { EntityFields, EntityRecord, EntityToCreate } from '@app/database';
import { countryOfTaxId, type JsonObject, mergeJson, needsReason, readTaxId } from '@app/domain';
import { AppError, invalid } from '@app/platform';

/** Who a caller wants to exist. `home` is the country of the organization. */
export function toCreate(input: EntityInput, home: string | null): EntityToCreate {
  const { type, name, externalId = null, email = null, phone = null, nationality = null, registrationDate = null, operationalHours = null, riskFactors = null } = input;
  const { riskMatrixId = null } = input;
  return {
    type, name, externalId, email, phone, nationality, registrationDate, operationalHours, riskFactors, riskMatrixId,
    ...taxIdentity(input.taxId, input.countryCode, home),
    attributes: input.attributes ?? {},
    entityData: input.entityData ?? {},
    isClient: input.isClient ?? false,
    status: input.status ?? 'under_review',
  }; // prettier-ignore
}

/** Nobody is asked who they are: the tax id has to do for a name. */
export const toCreateAutomatically = ({ taxId, country, type, externalId, isClient, riskMatrixId, status }: AutomaticInput): EntityToCreate => ({
  type,
  name: taxId,
  externalId: externalId ?? null,
  ...taxIdentity(taxId, country, null),
  isClient: isClient ?? false,
  riskMatrixId: riskMatrixId ?? null,
  status: status ?? 'under_review',
});

/** What an entity becomes by a PATCH. */
export function changed(stored: EntityRecord, change: EntityChange, home: string | null): EntityFields {
  const { status = stored.status, reason } = change;
  if (needsReason(stored.status, status) && !reason?.trim()) {
    throw new AppError('REASON_REQUIRED', { status }, { details: [{ field: 'reason', message: `Say why the entity becomes ${status}.` }] });
  }
  const given = <Field extends 'email' | 'phone' | 'nationality' | 'registrationDate' | 'operationalHours' | 'riskFactors' | 'riskMatrixId'>(field: Field) =>
    (change[field] === undefined ? stored[field] : change[field]) as EntityRecord[Field];
  return within({
    type: change.type ?? stored.type,
    name: change.name ?? stored.name,
    externalId: change.externalId === undefined ? stored.externalId : (change.externalId ?? stored.id),
    ...changedTaxIdentity(stored, change, home),
    email: given('email'),
    phone: given('phone'),
    nationality: given('nationality'),
    registrationDate: given('registrationDate'),
    operationalHours: given('operationalHours'),
    riskFactors: given('riskFactors'),
    riskMatrixId: given('riskMatrixId'),
    attributes: merged(stored.attributes, change.attributes),
    entityData: merged(stored.entityData, change.entityData),
    isClient: change.isClient ?? stored.isClient,
    status,
    statusReason: reason ?? (status === stored.status ? stored.statusReason : null),
  });
}

type TaxIdentity = Pick<EntityFields, 'taxId' | 'taxIdNormalized' | 'countryCode'>;

/** A tax id, what its spellings have in common, and whose country it says it is. */
export function taxIdentity(taxId: string | null | undefined, countryCode: string | null | undefined, home: string | null): TaxIdentity {
  const written = taxId || null;
  const country = countryCode?.toUpperCase() ?? countryOfTaxId(written, home);
  return { taxId: written, taxIdNormalized: (written && readTaxId(written, country).normalized) || null, countryCode: country };
}

function changedTaxIdentity(stored: EntityRecord, { taxId, countryCode }: EntityChange, home: string | null): TaxIdentity {
  const country = countryCode === undefined ? stored.countryCode : (countryCode?.toUpperCase() ?? null);
  if (taxId === undefined) return { taxId: stored.taxId, taxIdNormalized: stored.taxIdNormalized, countryCode: country };
  if (countryCode === null) return { ...taxIdentity(taxId, null, null), countryCode: null };
  return taxIdentity(taxId, country, home);
}

const merged = (stored: JsonObject, change: JsonObject | null | undefined): JsonObject => (change === undefined ? stored : change === null ? {} : mergeJson(stored, change));

/** What a change leaves must be as small as what may be sent, or it grows change by change. */
export function within(fields: EntityFields): EntityFields {
  const tooLarge = (['attributes', 'entityData'] as const).filter((field) => bytesOfJson(fields[field]) > ENTITY_JSON_LIMIT);
  if (tooLarge.length === 0) return fields;
  throw invalid(tooLarge.map((field) => ({ field, message: `Together with what is stored it is more than ${ENTITY_JSON_LIMIT} bytes of JSON. Remove keys by null.` })));
}
