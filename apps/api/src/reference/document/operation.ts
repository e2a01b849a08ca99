import { chapters, type Endpoint } from '@app/contracts';
import type { ErrorAnswers } from './error-answers.js';
import type { Content, Operation, Response } from './open-api.js';
import { parametersOf } from './parameters.js';
import type { SchemaBook } from './schema-book.js';

const told = Object.fromEntries(['X-Request-Id', 'RateLimit-Policy', 'RateLimit'].map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** An endpoint of the catalogue, as OpenAPI says it. */
export function operationOf(name: string, endpoint: Endpoint, book: SchemaBook, errors: ErrorAnswers): Operation {
  const parameters = parametersOf(endpoint, book);
  return {
    operationId: name,
    tags: [chapters[endpoint.chapter]],
    summary: endpoint.title,
    description: endpoint.says,
    security: [{ key: [endpoint.needs] }],
    'x-permission': endpoint.needs,
    'x-rate-limit': endpoint.counts ?? 'requests',
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(endpoint, book),
    responses: { [endpoint.answer.status]: answerOf(endpoint, book), ...errors.of(endpoint) },
  };
}

function bodyOf({ body, bodyType, example }: Endpoint, book: SchemaBook): Pick<Operation, 'requestBody'> {
  if (!body) return {};
  const content: Content = { schema: book.write(body, 'input'), ...(example.body === undefined ? {} : { example: example.body }) };
  return { requestBody: { required: !body.safeParse(undefined).success, content: { [bodyType ?? 'application/json']: content } } };
}

const said = { 200: 'Done.', 201: 'Created.', 202: 'Accepted.', 204: 'Done; the answer is empty.' } as const;

function answerOf({ answer, example }: Endpoint, book: SchemaBook): Response {
  const { status, schema, type } = answer;
  const content = schema && { [type ?? 'application/json']: { schema: book.write(schema, 'output'), ...(example.answer === undefined ? {} : { example: example.answer }) } };
  return { description: said[status], headers: told, ...(content ? { content } : {}) };
}
