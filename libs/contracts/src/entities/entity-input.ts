import { conflictResolutions, entityStatuses } from '@app/domain';
import { z } from 'zod';
import { flag, identifier, text } from '../events/field.js';
import { freeJson, freeObject } from '../http/free-json.js';

/** The largest `attributes` and `entityData`, in bytes of JSON. */
export const ENTITY_JSON_LIMIT = 64 * 1024;
const DETAIL_LIMIT = 16 * 1024;

export const entityType = () => z.enum(['person', 'company'], { error: 'Use person or company.' });

const livingStatuses = entityStatuses.filter((status) => status !== 'deleted');
export const livingStatus = () => z.enum(livingStatuses, { error: `Use ${wayOut(livingStatuses)}.` });
export const entityStatus = () => z.enum(entityStatuses, { error: `Use ${wayOut(entityStatuses)}.` });
const wayOut = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

export const countryCode = () => z.string({ error: 'Use a text.' }).regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, for example AR.');
const name = () => identifier('name', 256);

/** What an entity says of itself beside its type and name. */
const details = {
  countryCode: countryCode().nullish().meta({ description: 'ISO 3166-1 alpha-2. Left out, it is the country that the tax id names or the default of the organization.' }),
  taxId: text(64).meta({ description: 'As you write it; two spellings of one id are the same.' }),
  externalId: identifier('externalId', 256).nullish().meta({ description: 'Your own id. Left out, it is the id that the entity gets here.' }),
  email: text(320),
  phone: text(64),
  nationality: text(64),
  operationalHours: freeJson(DETAIL_LIMIT).optional().meta({ description: 'Free JSON.' }),
  registrationDate: text(64),
  attributes: freeObject(ENTITY_JSON_LIMIT).nullish().meta({ description: 'Free JSON object.' }),
  riskFactors: freeJson(ENTITY_JSON_LIMIT).optional().meta({ description: 'Free JSON. Kept, not scored.' }),
  entityData: freeObject(ENTITY_JSON_LIMIT).nullish().meta({ description: 'Free JSON object.' }),
  isClient: flag(),
  riskMatrixId: text(256),
};

/** What asks for work that gu1 does when an entity comes in. */
const wishes = {
  skipRulesExecution: flag(),
  shareholderDepth: z.int({ error: 'Use a whole number.' }).min(0, 'Use at least 0.').max(5, 'Use at most 5.').nullish(),
  autoExecuteIntegrations: flag(),
};

/** A person or company behind events. Unknown fields are allowed: they are left out and named in the answer's warnings. */
export const entityInput = z
  .looseObject({ type: entityType(), name: name(), ...details, ...wishes, status: livingStatus().nullish() })
  .meta({ id: 'EntityInput' });

export type EntityInput = z.output<typeof entityInput>;

export const knownEntityFields: ReadonlySet<string> = new Set(Object.keys(entityInput.shape));

/** A tax id is enough: everything else follows from it. */
export const automaticInput = z.looseObject({
  taxId: identifier('taxId', 64).refine((value) => /[\p{L}\p{N}]/u.test(value), 'Use a tax id with at least one letter or digit.'),
  country: countryCode(),
  type: entityType(),
  externalId: details.externalId,
  depth: wishes.shareholderDepth,
  isClient: flag(),
  riskMatrixId: text(256),
  skipRulesExecution: flag(),
  status: livingStatus().nullish(),
});

export type AutomaticInput = z.output<typeof automaticInput>;

export const knownAutomaticFields: ReadonlySet<string> = new Set(Object.keys(automaticInput.shape));

/** What changes about an entity. What is left out stays; null empties what may be empty. */
export const entityChange = z.looseObject({
  type: entityType().optional(),
  name: name().optional(),
  ...details,
  attributes: details.attributes.meta({ description: 'Merged with what is stored; null removes a key.' }),
  entityData: details.entityData.meta({ description: 'Merged with what is stored; null removes a key.' }),
  status: entityStatus().optional().meta({ description: '`deleted` is the same as DELETE.' }),
  reason: text(1_024).meta({ description: 'Why the status changes. Required for blocked, suspended and rejected.' }),
});

export type EntityChange = z.output<typeof entityChange>;

export const knownChangeFields: ReadonlySet<string> = new Set(Object.keys(entityChange.shape));

const resolution = z.enum(conflictResolutions, { error: `Use ${wayOut(conflictResolutions)}.` });
const strategies = ['exact_match', 'fuzzy_match', 'ai_similarity', 'hybrid'] as const;

/** An entity that may be known already, and what to do when it is. */
export const upsertInput = z.looseObject({
  entity: entityInput,
  options: z
    .looseObject({
      conflictResolution: resolution.nullish().meta({ description: 'smart_merge when it is left out.' }),
      deduplicationStrategy: z.enum(strategies, { error: `Use ${wayOut(strategies)}.` }).nullish().meta({ description: 'exact_match when it is left out, and in effect always.' }),
      createRelationships: flag(),
    })
    .nullish(),
});

export type UpsertInput = z.output<typeof upsertInput>;
