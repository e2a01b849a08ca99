import { z } from 'zod';
import { entity } from '../../entities/entity-answer.js';
import { entityExample } from '../../entities/entity-example.js';
import { entityChange } from '../../entities/entity-input.js';
import { envelope, json, warning } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';

const changed = envelope({
  entity,
  evaluation: json().nullable().meta({ description: 'Null: no rule runs at this moment.' }),
  previousEntity: entity,
  warnings: z.array(warning).optional(),
});

const says = 'What is left out stays as it is; null empties a field. `attributes` and `entityData` are merged with what is stored, level by level, and null removes a key; `operationalHours` and `riskFactors` are replaced. A status of `blocked`, `suspended` or `rejected` needs a `reason`. A new tax id or country is scored again. Events that wait for a new external id or tax id become its events.';

const blocked = { status: 'blocked', statusReason: 'Chargebacks on three cards.', statusChangedAt: '2026-11-20T13:10:00.000Z', updatedAt: '2026-11-20T13:10:00.000Z' };
const example = {
  body: { status: 'blocked', reason: 'Chargebacks on three cards.', attributes: { branches: 4 } },
  answer: {
    success: true,
    entity: { ...entityExample, ...blocked, attributes: { ...entityExample.attributes, branches: 4 } },
    evaluation: null,
    previousEntity: entityExample,
  },
};

export const changeEntity = defineEndpoint({
  method: 'PATCH',
  path: '/entities/{id}',
  chapter: 'entities',
  title: 'Change an entity',
  says,
  needs: 'entities:update',
  params: z.strictObject({ id: z.string() }),
  body: entityChange,
  answer: { status: 200, schema: changed },
  errors: ['ENTITY_NOT_FOUND', 'ENTITY_EXISTS', 'REASON_REQUIRED'],
  example: { params: { id: entityExample.id }, ...example },
});

export const changeEntityByExternalId = defineEndpoint({
  method: 'PATCH',
  path: '/entities/by-external-id/{externalId}',
  chapter: 'entities',
  title: 'Change an entity, by your own id',
  says: `${says} The id is one segment of the path: encode it, so that \`a/b\` becomes \`a%2Fb\`.`,
  needs: 'entities:update',
  params: z.strictObject({ externalId: z.string() }),
  body: entityChange,
  answer: { status: 200, schema: changed },
  errors: ['ENTITY_NOT_FOUND', 'ENTITY_EXISTS', 'REASON_REQUIRED'],
  example: { params: { externalId: entityExample.externalId }, ...example },
});

export const deleteEntity = defineEndpoint({
  method: 'DELETE',
  path: '/entities/{id}',
  chapter: 'entities',
  title: 'Delete an entity',
  says: 'It is not found or scored any more, and its external id and tax id are free for another. Its events and alerts stay; events that come with its ids from now on are not its own.',
  needs: 'entities:delete',
  params: z.strictObject({ id: z.string() }),
  answer: { status: 204 },
  errors: ['ENTITY_NOT_FOUND'],
  example: { params: { id: entityExample.id }, answer: null },
});
