import { chapters, type Endpoint, endpoints } from '@app/contracts';
import { errorTable } from '@app/platform';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './document.js';
import { exampleOf } from './error-examples.js';

const document = openApiDocument();
const catalogue = Object.entries<Endpoint>(endpoints);

describe('every endpoint of the catalogue', () => {
  it.each(catalogue)('%s has an example that its own schemas accept', (_, { params, query, body, answer, example }) => {
    expect(params?.safeParse(example.params).error, 'params').toBeUndefined();
    expect(query?.safeParse(example.query ?? {}).error, 'query').toBeUndefined();
    if (body) expect(body.safeParse(example.body).error, 'body').toBeUndefined();
    if (answer.schema) expect(answer.schema.safeParse(example.answer).error, 'answer').toBeUndefined();
    else expect(example.answer ?? null, 'an empty answer').toBeNull();
  });

  it.each(catalogue)('%s names its parameters, a chapter and errors that exist', (_, { path, params, chapter, errors, title }) => {
    expect(Object.keys(params?.shape ?? {}).sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    expect(Object.keys(chapters)).toContain(chapter);
    expect(Object.keys(errorTable)).toEqual(expect.arrayContaining([...errors]));
    expect(title).not.toMatch(/\.$/);
  });

  it('that takes events counts events, and no other does', () => {
    const takesEvents = ({ method, path }: Endpoint): boolean => method === 'POST' && ['/events/user', '/events/user/batch', '/api/events'].includes(path);
    for (const [name, endpoint] of catalogue) expect(endpoint.counts, name).toBe(takesEvents(endpoint) ? 'events' : undefined);
  });
});

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document) as never);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('refers to nothing that is not there, and to everything that is', () => {
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)].map(([, kind, name]) => `${kind}/${name}`));
    const there = Object.entries(document.components).filter(([kind]) => kind !== 'securitySchemes').flatMap(([kind, all]) => Object.keys(all).map((name) => `${kind}/${name}`));
    expect([...referred].sort()).toEqual(there.sort());
  });

  it('has every endpoint as an operation of its own, with its permission', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const [name, endpoint] of catalogue) {
      expect(operations.find(({ operationId }) => operationId === name), name).toMatchObject({ 'x-permission': endpoint.needs, tags: [chapters[endpoint.chapter]] });
    }
  });

  it('says what a parameter means: a number with its limits, a list, a default', () => {
    const parameters = document.paths['/webhooks/deliveries']?.get?.parameters ?? [];
    expect(parameters.find(({ name }) => name === 'limit')).toMatchObject({ in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 1_000, default: 100 } });
    expect(parameters.find(({ name }) => name === 'status')?.schema).toMatchObject({ enum: ['pending', 'delivered', 'failed'] });
  });

  it('leaves no blank open in the example of an error', () => {
    for (const code of Object.keys(errorTable) as (keyof typeof errorTable)[]) {
      const { message, fix } = exampleOf(code);
      const { says } = errorTable[code];
      const blanks = [...`${says} ${errorTable[code].fix}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
      expect(`${message} ${fix}`, code).not.toMatch(/\{\w+\}/);
      for (const blank of blanks.filter((name) => says === `{${name}}`)) expect(message, `${code}: give ${blank} a sample`).not.toBe(blank);
    }
  });
});
