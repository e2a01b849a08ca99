import { readFileSync } from 'node:fs';
import { errorTable } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content, OpenApiDocument } from '../../apps/api/src/reference/document/open-api.js';
import { WholeSystem } from '../support/whole-system.js';

/** The paths to all values. */
const partsOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, one]) => partsOf(one, `${path}/${name}`)) : [path];

const nowhere = '00000000-0000-4000-8000-000000000000';

describe('whoever integrates finds a reference that is true', () => {
  let system: WholeSystem;
  beforeAll(async () => {
    system = await WholeSystem.start({ env: { RATE_LIMIT_FAILED_KEYS_PER_MINUTE: '10000' } });
  });
  afterAll(() => system.stop());

  const page = async (path: string): Promise<{ status: number; headers: Headers; text: string }> => {
    const response = await fetch(`${system.app.url}${path}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('as OpenAPI, without a key, the same as in the repository, and sent once', async () => {
    const { status, headers, text } = await page('/openapi.json');
    expect(status).toBe(200);
    expect(text).toBe(readFileSync('docs/openapi.json', 'utf8'));
    const again = await fetch(`${system.app.url}/openapi.json`, { headers: { 'If-None-Match': headers.get('etag') as string } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('with operations that are all routed, and guarded when it says so', async () => {
    const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as OpenApiDocument;
    for (const [path, item] of Object.entries(paths)) {
      for (const [method, { operationId, security }] of Object.entries(item)) {
        const response = await fetch(`${system.app.url}${path.replace(/\{\w+\}/g, nowhere)}`, { method: method.toUpperCase() });
        expect(response.status, operationId).toBe(security.length > 0 ? 401 : 200);
        await response.arrayBuffer();
      }
    }
  });

  it('with an example of each body and of each answer, whose parts are those of the server', async () => {
    const { paths, components } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as OpenApiDocument;
    const shown: { operationId: string; of: string; content: Content }[] = [];
    for (const { operationId, requestBody, responses } of Object.values(paths).flatMap((item) => Object.values(item))) {
      const contents = Object.entries({ body: requestBody, ...responses }).map(([of, one]) => ({ of, content: one && '$ref' in one ? components.responses[String(one.$ref).split('/').at(-1) ?? '']?.content : one?.content }));
      for (const { of, content } of contents) for (const one of Object.values(content ?? {})) shown.push({ operationId, of, content: one });
    }
    expect(shown.length).toBeGreaterThan(500);
    expect(shown.filter(({ content }) => content.example === undefined && Object.keys(content.examples ?? {}).length === 0).map(({ operationId, of }) => `${operationId} ${of}`)).toEqual([]);
    const example = (operationId: string): object => shown.find((one) => one.operationId === operationId && one.of === '200')?.content.example as object;
    for (const [operationId, path] of [['getHealth', '/health'], ['getLiveness', '/health/live'], ['getReadiness', '/health/ready']] as const) {
      expect(partsOf((await system.get(path)).body)).toEqual(expect.arrayContaining(partsOf(example(operationId)).filter((part) => !/because|meaning/.test(part))));
    }
    expect((await system.get('/metrics')).body['text']).toMatch(/^tamiz_station_oldest_age_seconds\{station="scoring"\} /m);
  });

  it('as a page that needs nothing from elsewhere and leads to every endpoint', async () => {
    const { status, headers, text } = await page('/docs');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script|style=|(src|href)="(?!#|\/|data:,|https:\/\/(www\.standardwebhooks\.com|datatracker\.ietf\.org))/);
    const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as OpenApiDocument;
    for (const { operationId } of Object.values(paths).flatMap((item) => Object.values(item))) expect(text).toContain(`id="${operationId}"`);
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id as string);
    for (const id of targets) expect(text, id).toContain(`id="${id}"`);
    expect((await page('/docs/style.css')).headers.get('content-type')).toContain('text/css');
  });

  it('with a paragraph for each error, where the link of an error leads', async () => {
    const { status, text } = await page('/docs/errors');
    expect(status).toBe(200);
    for (const code of Object.keys(errorTable)) expect(text).toContain(`id="${code}"`);
    const answer = await system.get('/rules/none');
    const [path, anchor] = String(answer.body['error']?.['link']).split('#');
    expect((await page(String(path))).text).toContain(`id="${anchor}"`);
  });
});
