import { z } from 'zod';
import { envelope, json, pagination, utc, warning } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { pageQuery } from '../http/query.js';
import { importMappingChange, importMappingInput, importTargets } from '../imports/mapping-input.js';

const mapping = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    target: z.enum(importTargets),
    columnMapping: json().meta({ description: 'As it was sent.' }),
    defaultFields: json(),
    headersSnapshot: z.array(z.string()).nullable(),
    createdAt: utc(),
    updatedAt: utc(),
  })
  .meta({ id: 'ImportMapping' });

const answer = envelope({ mapping, warnings: z.array(warning).optional().meta({ description: 'What the mapping lacks; left out when it lacks nothing.' }) });
const params = z.strictObject({ id: z.string() });

const input = {
  name: 'Core banking, nightly export',
  target: 'user_event',
  columnMapping: {
    Evento: { field: 'eventType', values: { INGRESO: 'LOGIN_SUCCESS', INGRESO_FALLIDO: 'LOGIN_FAILED', TRANSFERENCIA: 'TRANSFER_SUCCESS' } },
    CUIT: 'taxId',
    Usuario: 'userId',
    Fecha: { field: 'timestamp', transform: 'date', format: 'dd/MM/yyyy HH:mm:ss', zone: '-03:00' },
    IP: 'ipAddress',
    Dispositivo: 'deviceDetails.model',
    Monto: { field: 'metadata.amount', transform: 'number', format: 'comma' },
  },
  defaultFields: { country: 'AR', 'metadata.currency': 'ARS' },
  headersSnapshot: ['Evento', 'CUIT', 'Usuario', 'Fecha', 'IP', 'Dispositivo', 'Monto'],
};

const example = { id: '019ab3d0-1c22-7f05-a3b1-7d5e9c2f4a10', ...input, createdAt: '2026-11-20T13:00:00.000Z', updatedAt: '2026-11-20T13:00:00.000Z' };

const createImportMapping = defineEndpoint({
  method: 'POST',
  path: '/batch-import/mappings',
  chapter: 'imports',
  title: 'Create an import mapping',
  says: `Says which column of a CSV file becomes which field of an event. A column is given the path of its field (\`"CUIT": "taxId"\`), or an object that also says how its texts are read.

Fields are those of POST /events/user; \`metadata.\` and \`deviceDetails.\` take any name. The texts of fields that hold a number, a yes or no, or the moment \`timestamp\` are read as such without a transform. \`id\` is your own id of the event: a row whose \`id\` was stored before is skipped.`,
  needs: 'events:create',
  body: importMappingInput,
  answer: { status: 201, schema: answer },
  errors: [],
  example: { body: input, answer: { success: true, mapping: example } },
});

const listImportMappings = defineEndpoint({
  method: 'GET',
  path: '/batch-import/mappings',
  chapter: 'imports',
  title: 'List import mappings',
  says: 'In the order in which they were made.',
  needs: 'events:create',
  query: z.strictObject({ ...pageQuery(), target: z.enum(importTargets, { error: `Use one of ${importTargets.join(', ')}.` }).optional() }),
  answer: { status: 200, schema: envelope({ mappings: z.array(mapping), pagination }) },
  errors: [],
  example: { query: { target: 'user_event' }, answer: { success: true, mappings: [example], pagination: { total: 1, limit: 100, offset: 0, hasMore: false } } },
});

const getImportMapping = defineEndpoint({
  method: 'GET',
  path: '/batch-import/mappings/{id}',
  chapter: 'imports',
  title: 'One import mapping',
  says: 'With what it lacks, if it lacks something.',
  needs: 'events:create',
  params,
  answer: { status: 200, schema: answer },
  errors: ['IMPORT_MAPPING_NOT_FOUND'],
  example: { params: { id: example.id }, answer: { success: true, mapping: example } },
});

const changeImportMapping = defineEndpoint({
  method: 'PATCH',
  path: '/batch-import/mappings/{id}',
  chapter: 'imports',
  title: 'Change an import mapping',
  says: 'Fields that are left out stay as they are; `columnMapping` and `defaultFields` are replaced as a whole. Files that were uploaded before go on by the mapping as it was then.',
  needs: 'events:create',
  params,
  body: importMappingChange,
  answer: { status: 200, schema: answer },
  errors: ['IMPORT_MAPPING_NOT_FOUND'],
  example: { params: { id: example.id }, body: { name: 'Core banking' }, answer: { success: true, mapping: { ...example, name: 'Core banking', updatedAt: '2026-11-21T09:30:00.000Z' } } },
});

const deleteImportMapping = defineEndpoint({
  method: 'DELETE',
  path: '/batch-import/mappings/{id}',
  chapter: 'imports',
  title: 'Delete an import mapping',
  says: 'Files that were uploaded before go on by the mapping as it was then.',
  needs: 'events:create',
  params,
  answer: { status: 204 },
  errors: ['IMPORT_MAPPING_NOT_FOUND'],
  example: { params: { id: example.id }, answer: undefined },
});

export const importMappingsEndpoints = { createImportMapping, listImportMappings, getImportMapping, changeImportMapping, deleteImportMapping } as const;
