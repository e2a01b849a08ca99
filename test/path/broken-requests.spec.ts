import fc from 'fast-check';
import { type Endpoint, endpoints } from '@app/contracts';
import { check } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Answer, WholeSystem } from '../support/whole-system.js';
import { valuesOf } from './broken/arbitrary.js';
import { brokenOnce } from './broken/break-once.js';

const SEED = 20_261_123;
const REQUESTS = 20_000;
const AT_ONCE = 16;

const all = Object.entries<Endpoint>(endpoints);
/** What answers a broken form is told by the journey of the imports. */
const asked = all.filter(([, endpoint]) => endpoint.bodyType !== 'multipart/form-data');
const runsEach = Math.ceil(REQUESTS / asked.length);

interface Question {
  readonly body: unknown;
  readonly query: unknown;
  readonly params: Record<string, string>;
  /** The fields that are wrong by the schema. */
  readonly mistakes: readonly string[];
}

let answered = 0;

describe(`twenty thousand requests that nobody meant (seed ${SEED})`, () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { RATE_LIMIT_EVENTS_PER_MINUTE: '100000000', RATE_LIMIT_REQUESTS_PER_MINUTE: '100000000' } });
  });
  afterAll(async () => {
    // Not in order: webhooks that are on their way to addresses that nobody meant would be waited for.
    await system.app.stop('SIGKILL');
    await system.stop();
  });

  it.each(asked)('%s: no failure of ours, every refusal names its field, nothing that was refused is written', async (name, endpoint) => {
    const broken = sampleBroken(endpoint);
    const odd = fc.sample(questions(endpoint), { numRuns: runsEach - broken.length, seed: SEED });
    for (const [question, answer] of await askAll(system, endpoint, odd)) {
      expect(answer.status, told(name, question, answer)).toBeLessThan(500);
    }
    const before = await rowsOf(system);
    for (const [question, answer] of await askAll(system, endpoint, broken)) {
      const about = told(name, question, answer);
      expect(answer.status, about).toBeGreaterThanOrEqual(400);
      expect(answer.status, about).toBeLessThan(500);
      expect(namesOneOf(answer, question.mistakes), about).toBe(true);
    }
    expect(await rowsOf(system), name).toEqual(before);
  });

  it('were that many', () => {
    expect(answered).toBeGreaterThan(REQUESTS * 0.9);
  });
});

const paramsOf = (endpoint: Endpoint) =>
  fc.record(Object.fromEntries([...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, param]) => [param as string, fc.oneof(fc.uuid(), fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }), fc.constantFrom('..', '%', '\u0000', 'x'.repeat(2_000)))])));

const nothing = fc.constant(undefined);

const questions = (endpoint: Endpoint) =>
  fc.record({ body: endpoint.body ? valuesOf(endpoint.body) : nothing, query: endpoint.query ? valuesOf(endpoint.query) : nothing, params: paramsOf(endpoint), mistakes: fc.constant([]) });

/** Where a request can be broken: its body, or without one its query. */
const breakable = (endpoint: Endpoint): 'body' | 'query' | null => (endpoint.body ? 'body' : endpoint.query ? 'query' : null);

/** Half of the requests of this endpoint. What the schema takes after all was not broken: free JSON takes anything. */
function sampleBroken(endpoint: Endpoint): Question[] {
  const part = breakable(endpoint);
  const schema = part && endpoint[part];
  if (!part || !schema) return [];
  const { body, query, params = {} } = endpoint.example;
  const tried = brokenOnce(fc.oneof(fc.constant(endpoint.example[part] ?? {}), valuesOf(schema))).map(({ value }): Question => ({ body, query, params, [part]: value, mistakes: [] }));
  const half = Math.floor(runsEach / 2);
  return fc
    .sample(tried, { numRuns: half * 3, seed: SEED })
    .flatMap((question) => {
      const read = check(schema, part === 'body' ? asSent(question.body) : queryAsSent(question.query));
      return read.success ? [] : [{ ...question, mistakes: read.mistakes.map(({ field }) => field) }];
    })
    .slice(0, half);
}

const asSent = (body: unknown): unknown => (body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as unknown));

/** As a server reads it: texts, and lists of texts. */
function queryAsSent(query: unknown): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [key, value] of searchOf(query)) read[key] = key in read ? [read[key], value].flat() : value;
  return read;
}

function searchOf(query: unknown): URLSearchParams {
  const search = new URLSearchParams();
  if (query === null || typeof query !== 'object') return search;
  for (const [key, value] of Object.entries(query)) for (const one of [value].flat() as unknown[]) if (one !== undefined) search.append(key, typeof one === 'string' ? one : JSON.stringify(one));
  return search;
}

async function askAll(system: WholeSystem, endpoint: Endpoint, questions: readonly Question[]): Promise<[Question, Answer][]> {
  const answers: [Question, Answer][] = [];
  const rest = [...questions];
  const worker = async (): Promise<void> => {
    for (let question = rest.pop(); question; question = rest.pop()) answers.push([question, await ask(system, endpoint, question)]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  answered += answers.length;
  return answers;
}

function ask(system: WholeSystem, endpoint: Endpoint, { body, query, params }: Question): Promise<Answer> {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(wellFormed(params[param] ?? 'x')));
  const search = searchOf(query);
  return system.ask(endpoint.method, `${path}${search.size > 0 ? `?${search}` : ''}`, endpoint.body && body !== undefined ? { body: JSON.stringify(body) } : {});
}

/** A lone surrogate cannot stand in a URL: the caller's own library would refuse it. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/g, '?').replace(/^\.+$/, '-');

function namesOneOf(answer: Answer, mistakes: readonly string[]): boolean {
  const error = (answer.body['error'] ?? {}) as { details?: unknown };
  const details = (error.details ?? answer.body['details'] ?? []) as { field: string }[];
  return Array.isArray(details) && details.some(({ field }) => mistakes.includes(field));
}

/** Every table that a request may write. What the stations do meanwhile is not of the refused ones. */
async function rowsOf(system: WholeSystem): Promise<Record<string, number>> {
  // Not settled(): webhooks to addresses that nobody meant are tried for hours.
  await eventually('the ledger is empty', async () => (await system.database.rows('select 1 from batch where buried_at is null limit 1')).length === 0);
  const tables = ['entity', 'event', 'device', 'event_correction', 'event_type', 'data_list', 'data_list_item', 'import_mapping', 'import_job', 'entity_group', 'mapping', 'dataset_entry', 'rule', 'webhook_endpoint', 'api_key', 'idempotency_key', 'unresolved_event'];
  const rows = await system.database.rows<{ name: string; rows: string }>(tables.map((table) => `select '${table}' as name, count(*) as rows from ${table}`).join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, Number(count)]));
}

const told = (name: string, question: Question, answer: Answer): string => `${name} ${JSON.stringify(question).slice(0, 600)} -> ${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`;
