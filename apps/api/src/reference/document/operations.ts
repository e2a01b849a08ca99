import type { Operation, PathItem } from './open-api.js';

export const operationsTag = { name: 'Operations', description: 'For probes, Prometheus and people at night. No key is needed.' };

const health = { type: 'object', description: 'What was looked at, and how it is: up, degraded or down.', properties: { status: { type: 'string' } }, required: ['status'] } as const;

const ask = (operationId: string, summary: string, description: string, responses: Operation['responses']): PathItem => ({
  get: { operationId, tags: [operationsTag.name], summary, description, security: [], responses },
});

const told = (description: string) => ({ description, content: { 'application/json': { schema: health } } });

/** What is served without a key. */
export const operations: Record<string, PathItem> = {
  '/health': ask('getHealth', 'How is everything?', 'Both servers, and how late each station is. `degraded` while something is late: events are accepted all the same.', {
    200: told('Up or degraded.'),
    503: told('PostgreSQL does not answer.'),
  }),
  '/health/live': ask('getLiveness', 'Is the process alive?', 'The process turns and, where it has workers, they take work. Restart it when it says no.', {
    200: told('It is.'),
    503: told('It is wedged.'),
  }),
  '/health/ready': ask('getReadiness', 'Can it take requests?', 'Send it no requests while it says no. Without Redis it is ready, and `degraded`.', {
    200: told('It can.'),
    503: told('PostgreSQL does not answer.'),
  }),
  '/metrics': ask('getMetrics', 'Metrics', 'What this process counts, for Prometheus.', {
    200: { description: 'The text format of Prometheus.', content: { 'text/plain': { schema: { type: 'string' } } } },
  }),
  '/openapi.json': ask('getOpenApi', 'OpenAPI document', 'OpenAPI 3.1, with an ETag.', {
    200: { description: 'The document.', content: { 'application/json': { schema: { type: 'object' } } } },
  }),
};
