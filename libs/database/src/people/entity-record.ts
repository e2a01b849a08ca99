import type { EntityStatus, JsonObject } from '@app/domain';

/** What is written down about an entity. */
export interface EntityFields {
  readonly externalId: string | null;
  readonly type: 'person' | 'company';
  readonly name: string;
  readonly taxId: string | null;
  readonly taxIdNormalized: string | null;
  readonly countryCode: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly nationality: string | null;
  readonly registrationDate: string | null;
  readonly operationalHours: unknown;
  readonly attributes: JsonObject;
  readonly riskFactors: unknown;
  readonly entityData: JsonObject;
  readonly isClient: boolean;
  readonly riskMatrixId: string | null;
  readonly status: EntityStatus;
  readonly statusReason: string | null;
}

/** A person or company as it is stored. Who was made by an event has no external id. */
export interface EntityRecord extends EntityFields {
  readonly id: string;
  readonly statusChangedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
}

/** A type and a name make an entity. */
export type EntityToCreate = Pick<EntityFields, 'type' | 'name'> & Partial<EntityFields>;

interface EntityColumn {
  readonly name: string;
  readonly type: 'text' | 'jsonb' | 'boolean';
}

const text = (name: string): EntityColumn => ({ name, type: 'text' });
const jsonb = (name: string): EntityColumn => ({ name, type: 'jsonb' });

const fieldColumns: Readonly<Record<keyof EntityFields, EntityColumn>> = {
  externalId: text('external_id'),
  type: text('type'),
  name: text('name'),
  taxId: text('tax_id'),
  taxIdNormalized: text('tax_id_normalized'),
  countryCode: text('country'),
  email: text('email'),
  phone: text('phone'),
  nationality: text('nationality'),
  registrationDate: text('registration_date'),
  operationalHours: jsonb('operational_hours'),
  attributes: jsonb('attributes'),
  riskFactors: jsonb('risk_factors'),
  entityData: jsonb('entity_data'),
  isClient: { name: 'is_client', type: 'boolean' },
  riskMatrixId: text('risk_matrix_id'),
  status: text('status'),
  statusReason: text('status_reason'),
};

const empty: Omit<EntityFields, 'type' | 'name'> = {
  externalId: null,
  taxId: null,
  taxIdNormalized: null,
  countryCode: null,
  email: null,
  phone: null,
  nationality: null,
  registrationDate: null,
  operationalHours: null,
  attributes: {},
  riskFactors: null,
  entityData: {},
  isClient: false,
  riskMatrixId: null,
  status: 'under_review',
  statusReason: null,
};

// Of one type all the way: an entry of fieldColumns for every field, or it does not compile.
const fields = Object.entries(fieldColumns) as [keyof EntityFields, EntityColumn][];

export const writtenColumns: readonly EntityColumn[] = fields.map(([, column]) => column);

/** `e` is the entity. */
export const entityColumns = `e.id, ${fields.map(([field, { name }]) => `e.${name} as "${field}"`).join(', ')},
  e.status_changed_at as "statusChangedAt", e.created_at as "createdAt", e.updated_at as "updatedAt", e.deleted_at as "deletedAt"`;

export const completed = (wish: EntityToCreate): EntityFields => ({ ...empty, ...wish });

/** The values of an entity's fields, in the order of `writtenColumns`. */
export function writtenValues(entity: EntityFields): unknown[] {
  return fields.map(([field, { type }]) => {
    const value = entity[field];
    if (value === null || value === undefined) return null;
    return type === 'jsonb' ? JSON.stringify(value) : value;
  });
}
