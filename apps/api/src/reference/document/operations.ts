import type { Operation, PathItem } from './open-api.js';

export const operationsTag = { name: 'Operations', description: 'For probes, Prometheus and people at night. No key is needed.' };

const health = { type: 'object', description: 'What was looked at, and how it is: up, degraded or down.', properties: { status: { type: 'string' } }, required: ['status'] } as const;

const ask = (operationId: string, summary: string, description: string, responses: Operation['responses']): PathItem => ({
  get: { operationId, tags: [operationsTag.name], summary, description, security: [], responses },
});

const told = (description: string, example: object) => ({ description, content: { 'application/json': { schema: health, example } } });

interface Looked {
  readonly info: object;
  readonly error?: object;
}

/** What Terminus answers: what is up or degraded, what is down, and both. */
const looked = (status: 'ok' | 'degraded' | 'error', { info, error = {} }: Looked) => ({ status, info, error, details: { ...info, ...error } });

const up = { status: 'up' };
const redisIsAway = { status: 'degraded', because: 'Redis did not answer within 1000 ms.', meaning: 'Events are accepted; scores and alerts wait until Redis is back.' };
const postgresIsAway = { postgres: { status: 'down', message: 'connect ECONNREFUSED 127.0.0.1:5432' } };
const station = { oldestSeconds: 0.4, waiting: 2, waitingEvents: 37, buried: 0, heartbeatSeconds: 1.2, consuming: true };
const stations = { status: 'up', geolocation: station, scoring: station, alerting: station, delivery: station };

const metrics = '# TYPE tamiz_station_oldest_age_seconds gauge\ntamiz_station_oldest_age_seconds{station="scoring"} 0.4\n';

/** What is served without a key. */
export const operations: Record<string, PathItem> = {
  '/health': ask('getHealth', 'How is everything?', 'Both servers, and how late each station is. `degraded` while something is late: events are accepted all the same.', {
    200: told('Up or degraded.', looked('degraded', { info: { postgres: up, redis: redisIsAway, stations } })),
    503: told('PostgreSQL does not answer.', looked('error', { info: { redis: up }, error: postgresIsAway })),
  }),
  '/health/live': ask('getLiveness', 'Is the process alive?', 'The process turns and, where it has workers, they take work. Restart it when it says no.', {
    200: told('It is.', { status: 'ok', alive: true, silentSeconds: 1 }),
    503: told('It is wedged.', { status: 'error', alive: false, silentSeconds: 94, because: 'Redis answers, but no worker of this process took a job, and no heartbeat was consumed.' }),
  }),
  '/health/ready': ask('getReadiness', 'Can it take requests?', 'Send it no requests while it says no, as it does once it was asked to stop. Without Redis it is ready, and `degraded`.', {
    200: told('It can.', looked('ok', { info: { postgres: up, redis: up } })),
    503: told('PostgreSQL does not answer, or it was asked to stop.', looked('error', { info: { redis: up }, error: postgresIsAway })),
  }),
  '/metrics': ask('getMetrics', 'Metrics', 'What this process counts, for Prometheus.', {
    200: { description: 'The text format of Prometheus.', content: { 'text/plain': { schema: { type: 'string' }, example: metrics } } },
  }),
  '/openapi.json': ask('getOpenApi', 'OpenAPI document', 'OpenAPI 3.1, with an ETag.', {
    200: { description: 'The document.', content: { 'application/json': { schema: { type: 'object' }, example: { openapi: '3.1.1', info: { title: 'Tamiz', version: '0.1.0' }, paths: {} } } } },
  }),
};
