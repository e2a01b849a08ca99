import { readFileSync } from 'node:fs';
import { errorTable } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../apps/api/src/reference/document/open-api.js';
import { WholeSystem } from '../support/whole-system.js';

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
