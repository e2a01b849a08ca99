import type { JsonSchema, Parameter } from '../document/open-api.js';
import { Html, html } from './html.js';
import { inline } from './markdown.js';
import { alternatives, isMap, limitsOf, nameOf, resolved, type Schemas, typeOf, valuesOf } from './schema-words.js';

const DEEPEST = 6;

/** The parameters of one place, as rows. */
export const parameterRows = (parameters: readonly Parameter[], schemas: Schemas): Html =>
  html`<div class="fields">${parameters.map(({ name, required, description, schema }) => row({ name, required, description, schema }, schemas, []))}</div>`;

/** The fields of a body or an answer, as rows; what lies inside a field opens below it. */
export function schemaRows(schema: JsonSchema, schemas: Schemas, within: readonly string[] = []): Html {
  const parts = shapesOf(schema, schemas, within);
  if (parts.length === 0) return html`<p class="quiet">${typeOf(schema, schemas)}</p>`;
  return html`${parts.map(({ shape, path }, n) => html`${parts.length > 1 ? html`<p class="quiet">${n === 0 ? 'Either' : 'or'}</p>` : ''}<div class="fields">${Object.entries(shape.properties ?? {}).map(([name, field]) =>
    row({ name, required: shape.required?.includes(name) ?? false, description: resolved(field, schemas).description, schema: field }, schemas, path),
  )}</div>`)}`;
}

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly schema: JsonSchema;
}

function row({ name, required, description, schema }: Field, schemas: Schemas, within: readonly string[]): Html {
  const values = valuesOf(schema, schemas);
  const limits = limitsOf(schema, schemas);
  const inside = within.length < DEEPEST ? shapesOf(schema, schemas, within) : [];
  return html`<div class="field">
<p class="name"><code>${name}</code> <span class="type">${typeOf(schema, schemas)}</span>${required ? html` <span class="must">required</span>` : ''}${limits.length > 0 ? html` <span class="limits">${limits.join(' · ')}</span>` : ''}</p>
${description ? html`<p>${inline(description)}</p>` : ''}${values.length > 0 ? html`<p class="values">${values.map((value) => html`<code>${value}</code> `)}</p>` : ''}
${inside.length > 0 ? html`<details><summary>Fields of ${name}</summary>${schemaRows(schema, schemas, within)}</details>` : ''}
</div>`;
}

interface Shape {
  readonly shape: JsonSchema;
  readonly path: readonly string[];
}

/** The objects inside a schema that have fields: its own, those of its items or of a map's values, or one for each alternative. */
function shapesOf(given: JsonSchema, schemas: Schemas, within: readonly string[]): Shape[] {
  const name = nameOf(given);
  if (name !== null && within.includes(name)) return [];
  const path = [...within, name ?? ''];
  const schema = resolved(given, schemas);
  if (schema.properties) return [{ shape: schema, path }];
  if (schema.allOf) return schema.allOf.flatMap((one) => shapesOf(one, schemas, path));
  if (schema.items) return shapesOf(schema.items, schemas, path);
  if (isMap(schema) && typeof schema.additionalProperties === 'object') return shapesOf(schema.additionalProperties, schemas, path);
  return alternatives(schema).flatMap((one) => shapesOf(one, schemas, path));
}
