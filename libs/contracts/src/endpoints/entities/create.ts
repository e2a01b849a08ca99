import { conflictResolutions } from '@app/domain';
import { z } from 'zod';
import { entity } from '../../entities/entity-answer.js';
import { entityExample } from '../../entities/entity-example.js';
import { automaticInput, entityInput, upsertInput } from '../../entities/entity-input.js';
import { envelope, json, warning } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';

const warnings = z.array(warning).optional();
const rules = {
  rulesResult: json().optional().meta({ description: 'Only when rules ran.' }),
  rulesExecutionSummary: json().optional().meta({ description: 'Only when rules ran.' }),
};
const { id, taxId, externalId, email } = entityExample;

export const createEntity = defineEndpoint({
  method: 'POST',
  path: '/entities',
  chapter: 'entities',
  title: 'Create an entity',
  says: `Events that were posted before with its external id or tax id become its events. Nothing is looked up on the Internet and no rule runs at this moment: it is scored, and rules are held against its scores, with its events. Fields that are not known here, and wishes that there is nothing to do for, are named in \`warnings\`.`,
  needs: 'entities:create',
  body: entityInput,
  answer: { status: 201, schema: envelope({ entity, ...rules, warnings }) },
  errors: ['ENTITY_EXISTS'],
  example: {
    body: { type: 'company', name: entityExample.name, countryCode: 'AR', taxId, externalId, email, isClient: true, shareholderDepth: 2 },
    answer: {
      success: true,
      entity: { ...entityExample, phone: null, registrationDate: null, operationalHours: null, attributes: {} },
      warnings: [{ field: 'shareholderDepth', message: 'Tamiz looks nothing up on the Internet, so shareholders are not followed.' }],
    },
  },
});

const error = z.strictObject({ code: z.string(), message: z.string(), fix: z.string(), details: z.unknown().optional() });

export const createEntities = defineEndpoint({
  method: 'POST',
  path: '/entities/batch',
  chapter: 'entities',
  title: 'Create up to 1,000 entities',
  says: 'Each is answered by itself, in the order in which they came: who exists already by external id, or by tax id and type, is answered as `existing` and stays as it is; what is wrong with one rejects only that one.',
  needs: 'entities:create',
  body: z.array(z.unknown().meta({ description: 'An entity as POST /entities takes it.' }), { error: 'Send a JSON array of entities.' }),
  answer: {
    status: 200,
    schema: envelope({
      created: z.int(),
      existing: z.int(),
      rejected: z.int(),
      results: z.array(
        z.strictObject({
          index: z.int(),
          status: z.enum(['created', 'existing', 'rejected']),
          id: z.uuid().optional(),
          error: error.optional(),
          warnings,
        }),
      ),
    }),
  },
  errors: ['TOO_MANY_ITEMS'],
  example: {
    body: [{ type: 'company', name: entityExample.name, externalId }, { type: 'robot', name: 'R2' }],
    answer: {
      success: true,
      created: 1,
      existing: 0,
      rejected: 1,
      results: [
        { index: 0, status: 'created', id },
        {
          index: 1,
          status: 'rejected',
          error: {
            code: 'VALIDATION_ERROR',
            message: 'type: Use person or company.',
            fix: 'Correct the fields listed in details and send the request again.',
            details: [{ field: 'type', message: 'Use person or company.' }],
          },
        },
      ],
    },
  },
});

export const createAutomatically = defineEndpoint({
  method: 'POST',
  path: '/entities/automatic',
  chapter: 'entities',
  title: 'Create an entity from its tax id',
  says: 'Who exists already by external id, or by tax id and type, is answered as they are, with `wasCreated: false`. Nothing is looked up in a registry or anywhere on the Internet: the name is the tax id as it was sent, until PATCH gives a better one.',
  needs: 'entities:create',
  body: automaticInput,
  answer: { status: 200, schema: envelope({ data: entity.extend({ wasCreated: z.boolean() }), ...rules, warnings }) },
  errors: [],
  example: {
    body: { taxId, country: 'AR', type: 'company' },
    answer: {
      success: true,
      data: { ...entityExample, externalId: id, name: taxId, email: null, phone: null, registrationDate: null, operationalHours: null, attributes: {}, isClient: false, wasCreated: true },
    },
  },
});

const conflict = z.strictObject({
  field: z.string().meta({ description: 'A dotted path.' }),
  source: z.unknown().meta({ description: 'What was sent.' }),
  target: z.unknown().meta({ description: 'What was stored.' }),
  kept: z.enum(['source', 'target']),
});

export const upsertEntity = defineEndpoint({
  method: 'PUT',
  path: '/entities/upsert',
  chapter: 'entities',
  title: 'Create an entity, or bring a known one up to date',
  says: `Known is who has the same external id, else who has the same tax id and type. What is empty in the stored entity is filled, whichever of ${conflictResolutions.map((name) => `\`${name}\``).join(', ')} is chosen. Where both have a value:

- \`smart_merge\` (the default): what was sent is kept. An empty text or null changes nothing.
- \`source_wins\`: what was sent is kept, and null or an empty text empties the field.
- \`target_wins\` and \`manual_review\`: what is stored is kept.

\`attributes\` and \`entityData\` are settled key by key, lists as a whole. \`conflicts\` names every field in which both had a value and not the same one, and which was kept. Two calls at once with the same new external id: one creates, the other updates.`,
  needs: 'entities:create',
  body: upsertInput,
  answer: {
    status: 200,
    schema: envelope({
      action: z.enum(['created', 'updated']),
      entity,
      previousEntity: entity.nullable(),
      confidence: z.number().meta({ description: '0..1. Always 1: only exact matches count.' }),
      reasoning: z.string(),
      conflicts: z.array(conflict),
      warnings,
    }),
  },
  errors: ['ENTITY_EXISTS'],
  example: {
    body: { entity: { type: 'company', name: entityExample.name, externalId, email: 'pagos@panaderia.example' }, options: { conflictResolution: 'smart_merge' } },
    answer: {
      success: true,
      action: 'updated',
      entity: { ...entityExample, updatedAt: '2026-11-20T13:10:00.000Z' },
      previousEntity: { ...entityExample, email: 'hola@panaderia.example' },
      confidence: 1,
      reasoning: 'The entity with the externalId merchant_2041 is known; smart_merge settled 1 conflict.',
      conflicts: [{ field: 'email', source: 'pagos@panaderia.example', target: 'hola@panaderia.example', kept: 'source' }],
    },
  },
});
