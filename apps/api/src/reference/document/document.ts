import { chapters, type Endpoint, endpoints } from '@app/contracts';
import manifest from '../../../../../package.json' with { type: 'json' };
import { ErrorAnswers } from './error-answers.js';
import type { OpenApiDocument, PathItem } from './open-api.js';
import { operationOf } from './operation.js';
import { operations, operationsTag } from './operations.js';
import { SchemaBook } from './schema-book.js';
import { webhooks } from './webhooks.js';

/** OpenAPI 3.1 of everything that is served, from the catalogue of endpoints alone. */
export function openApiDocument(): OpenApiDocument {
  const book = new SchemaBook();
  const errors = new ErrorAnswers();
  const order = Object.keys(chapters);
  const inOrder = Object.entries<Endpoint>(endpoints).sort(([, a], [, b]) => order.indexOf(a.chapter) - order.indexOf(b.chapter));
  const paths: Record<string, PathItem> = {};
  for (const [name, endpoint] of inOrder) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint, book, errors) };
  }
  const used = new Set(inOrder.map(([, { chapter }]) => chapter));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tamiz',
      version: manifest.version,
      summary: 'Event risk on your own servers.',
      description: 'A backend posts what its users do; Tamiz stores it, finds the person and the device behind it, scores them with reasons, and tells the right system through a signed webhook. The readable reference with the conventions is at /docs.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The server that this document comes from.' }],
    tags: [...Object.entries(chapters).filter(([chapter]) => used.has(chapter as keyof typeof chapters)).map(([chapter, name]) => ({ name, description: `Endpoints of the chapter ${chapter}.` })), operationsTag],
    paths: { ...paths, ...operations },
    webhooks: webhooks(book),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of the organization: sk_… for backends, pk_… for browsers. The roles are the permissions that it must have.' } },
      headers,
      ...errors.shared,
      schemas: { ...book.components, ...errors.shared.schemas },
    },
  };
}

/** As it is served and kept in the repository. */
export const documentText = (): string => `${JSON.stringify(openApiDocument(), null, 1)}\n`;

const header = (description: string, schema: object): object => ({ description, schema });

const headers = {
  'X-Request-Id': header('The id of this request: your own, when you sent one of 1 to 64 letters, digits, dots, dashes and underscores.', { type: 'string' }),
  'RateLimit-Policy': header('The limit of this key: quota and window in seconds.', { type: 'string', examples: ['"requests";q=6000;w=60'] }),
  RateLimit: header('What is left of it, and the seconds until it is full again.', { type: 'string', examples: ['"requests";r=5999;t=60'] }),
  'Retry-After': header('The seconds to wait.', { type: 'integer' }),
};
