import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../document/document.js';
import { curlOf } from './curl.js';
import { errorsPage } from './errors-page.js';
import { schemaRows } from './fields.js';
import { markdown } from './markdown.js';
import { referencePage } from './reference-page.js';

describe('the pages of the reference', () => {
  it('are written from the whole catalogue', () => {
    const document = openApiDocument();
    expect(referencePage(document)).toContain('</html>');
    expect(errorsPage(document)).toContain('</html>');
  });

  it('escape what they show', () => {
    expect(markdown('Use `<b>` & [this](javascript:alert(1)) or [that](/docs)').text).toBe('<p>Use <code>&lt;b&gt;</code> &amp; [this](javascript:alert(1)) or <a href="/docs">that</a></p>');
  });

  it('show a schema that lies in itself, once', () => {
    const tree = { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } }, value: { anyOf: [{ $ref: '#/components/schemas/Loop' }, { type: 'string' }] } } };
    const loop = { anyOf: [{ type: 'array', items: { $ref: '#/components/schemas/Loop' } }, { type: 'null' }] };
    expect(schemaRows({ $ref: '#/components/schemas/Tree' }, { Tree: tree, Loop: loop }).text.match(/<code>children<\/code>/g)).toHaveLength(1);
  });

  it('write a request that a shell takes as it is', () => {
    const operation = {
      operationId: 'x', tags: [], summary: '', description: '', security: [{ key: [] }], responses: {},
      parameters: [{ name: 'id', in: 'path', required: true, schema: {}, example: 'a/b' }, { name: 'type', in: 'query', required: false, schema: {}, example: ['A', 'B'] }],
      requestBody: { required: true, content: { 'application/json': { schema: {}, example: { name: "it's" } } } },
    } as const;
    expect(curlOf('POST', '/things/{id}', operation)).toBe(`curl -X POST "$TAMIZ/things/a%2Fb?type=A,B" \\\n  -H "Authorization: Bearer $KEY" \\\n  -H 'Content-Type: application/json' \\\n  -d '{\n  "name": "it'\\''s"\n}'`);
  });
});
