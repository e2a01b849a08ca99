import type { Endpoint } from '@app/contracts';
import { type ErrorCode, envelopeOf, errorTable, isDregs } from '@app/platform';
import { exampleOf } from './error-examples.js';
import type { JsonSchema, OpenApiDocument, Reference, Response } from './open-api.js';

type Shared = Pick<OpenApiDocument['components'], 'responses' | 'examples' | 'schemas'>;
type Surface = 'gu1' | 'dregs';

const always: readonly ErrorCode[] = ['UNAUTHORIZED', 'FORBIDDEN', 'RATE_LIMITED', 'INTERNAL_ERROR', 'STORAGE_UNAVAILABLE'];
const withBody: readonly ErrorCode[] = ['MALFORMED_JSON', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'];
const withEvents: readonly ErrorCode[] = ['QUOTA_EXCEEDED', 'INGEST_OVERLOADED'];

/** Every code that an endpoint can answer, in the order of the table. */
export function codesOf(endpoint: Endpoint): ErrorCode[] {
  const canBeWrong = endpoint.query ?? endpoint.headers ?? endpoint.body;
  const codes = new Set<string>([
    ...endpoint.errors,
    ...always,
    ...(canBeWrong ? ['VALIDATION_ERROR'] : []),
    ...(endpoint.body ? withBody : []),
    ...(endpoint.counts === 'events' ? withEvents : []),
  ]);
  return (Object.keys(errorTable) as ErrorCode[]).filter((code) => codes.has(code));
}

const envelopes: Record<Surface, string> = { gu1: 'Error', dregs: 'DregsError' };

/** One answer for each status; endpoints with the same codes share it. */
export class ErrorAnswers {
  private readonly responses: Record<string, Response> = {};
  private readonly examples: Record<string, { summary: string; value: unknown }> = {};
  private readonly schemas: Record<string, JsonSchema> = {};

  get shared(): Shared {
    return { responses: this.responses, examples: this.examples, schemas: this.schemas };
  }

  of(endpoint: Endpoint): Record<string, Reference> {
    const surface: Surface = isDregs(endpoint.path) ? 'dregs' : 'gu1';
    const codes = codesOf(endpoint);
    const statuses = [...new Set(codes.map((code) => errorTable[code].status))];
    const withStatus = (status: number): ErrorCode[] => codes.filter((code) => errorTable[code].status === status);
    return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${this.share(surface, withStatus(status))}` }]));
  }

  private share(surface: Surface, codes: readonly ErrorCode[]): string {
    const name = [...(surface === 'dregs' ? ['dregs'] : []), ...codes].join('.');
    const envelope = envelopes[surface];
    this.schemas[envelope] = errorSchemas[surface];
    const mayWait = codes.some((code) => [429, 503].includes(errorTable[code].status));
    this.responses[name] ??= {
      description: codes.map((code) => `\`${code}\`: ${errorTable[code].says.replace(/[{}]/g, '')}`).join('\n\n'),
      headers: { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' }, ...(mayWait ? { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } : {}) },
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${envelope}` }, examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${this.example(surface, code)}` }])) } },
    };
    return name;
  }

  private example(surface: Surface, code: ErrorCode): string {
    const name = surface === 'dregs' ? `dregs.${code}` : code;
    const error = exampleOf(code);
    const asking = { url: surface === 'dregs' ? '/api/' : '/', id: '0b9f3a52-8f7e-4a51-9f0c-6d2e1c7b4a90' };
    this.examples[name] ??= { summary: error.message, value: envelopeOf(error, asking, new Date('2026-11-20T13:00:00.000Z')) };
    return name;
  }
}

const text = (description: string): JsonSchema => ({ type: 'string', description });

const explained = {
  code: text('What went wrong, for programs. A code never changes its meaning.'),
  message: text('What went wrong, for people.'),
  fix: text('The way out.'),
  details: { description: 'The fields that are wrong, each with its own message; or what the code says beside.', anyOf: [{ type: 'array', items: { type: 'object', properties: { field: text('A dotted path into the request.'), message: text('What is wrong with it.') }, required: ['field', 'message'] } }, { type: 'object' }] },
  link: text('Where the code is explained, on the same origin.'),
  requestId: text('The X-Request-Id of the answer: what to name to the operator.'),
} as const satisfies Record<string, JsonSchema>;

/** The two envelopes: gu1's, and the one of Dregs for everything under /api/. */
const errorSchemas: Record<Surface, JsonSchema> = {
  gu1: {
    type: 'object',
    description: 'Every error outside of /api/.',
    properties: { success: { type: 'boolean', const: false }, error: { type: 'object', properties: explained, required: ['code', 'message', 'fix', 'link', 'requestId'] } },
    required: ['success', 'error'],
  },
  dregs: {
    type: 'object',
    description: 'Every error under /api/.',
    properties: { timestamp: { type: 'string', format: 'date-time' }, status: { type: 'integer' }, error: text('The name of the status.'), ...explained },
    required: ['timestamp', 'status', 'error', 'message', 'code', 'fix', 'link', 'requestId'],
  },
};
