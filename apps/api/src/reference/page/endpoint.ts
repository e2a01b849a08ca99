import type { OpenApiDocument, Operation, Parameter, Response } from '../document/open-api.js';
import { json, sample } from './code.js';
import { curlOf } from './curl.js';
import { parameterRows, schemaRows } from './fields.js';
import { Html, html } from './html.js';
import { markdown } from './markdown.js';

/** An operation with where it is. */
export interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export const badge = (method: string): Html => html`<span class="method ${method.toLowerCase()}">${method}</span>`;

/** One endpoint: words on the left, what is sent and answered on the right. */
export function endpointSection({ method, path, operation }: Placed, document: OpenApiDocument): Html {
  const { schemas } = document.components;
  const [status, answer] = answerOf(operation);
  const body = Object.entries(operation.requestBody?.content ?? {})[0];
  const given = Object.entries(answer?.content ?? {})[0];
  const permission = operation['x-permission'];
  return html`<section class="endpoint" id="${operation.operationId}">
<div class="words">
<h3><a href="#${operation.operationId}">${operation.summary}</a></h3>
<p class="route">${badge(method)} <code>${path.split('/').flatMap((part, n) => [n > 0 && html`/<wbr>`, part])}</code></p>
${markdown(operation.description)}
${permission && html`<p class="needs">Needs <code>${permission}</code> · counts ${operation['x-rate-limit']}</p>`}
${(['path', 'query', 'header'] as const).map((place) => parametersIn(place, operation, document))}
${body && html`<h4>Body <span>${body[0]}</span></h4>${schemaRows(body[1].schema, schemas)}`}
${given && html`<h4>Answer <span>${status}</span></h4><details class="answer"><summary>Fields of the answer</summary>${schemaRows(given[1].schema, schemas)}</details>`}
${errorsOf(operation, document)}
</div>
<div class="samples">
${sample('Request', curlOf(method, path, operation))}
${given?.[1].example === undefined ? '' : sample(`${status} · ${given[0]}`, typeof given[1].example === 'string' ? given[1].example : json(given[1].example))}
${given ? '' : html`<p class="empty">${status}, without a body</p>`}
</div>
</section>`;
}

const headings: Record<Parameter['in'], string> = { path: 'In the path', query: 'In the query', header: 'Headers' };

function parametersIn(place: Parameter['in'], { parameters = [] }: Operation, { components }: OpenApiDocument): Html | '' {
  const here = parameters.filter((parameter) => parameter.in === place);
  return here.length > 0 ? html`<h4>${headings[place]}</h4>${parameterRows(here, components.schemas)}` : '';
}

function answerOf({ responses }: Operation): [string, Response | undefined] {
  const [status, response] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? ['200', undefined];
  return [status, response && '$ref' in response ? undefined : response];
}

/** The codes that an operation can answer, by status. */
export function codesOf({ responses }: Operation, { components }: OpenApiDocument): { status: string; codes: string[] }[] {
  return Object.entries(responses).flatMap(([status, response]) => {
    if (!('$ref' in response)) return [];
    const shared = components.responses[response.$ref.split('/').at(-1) as string];
    return [{ status, codes: Object.keys(shared?.content?.['application/json']?.examples ?? {}) }];
  });
}

function errorsOf(operation: Operation, document: OpenApiDocument): Html | '' {
  const errors = codesOf(operation, document);
  if (errors.length === 0) return '';
  return html`<h4>Errors</h4><dl class="errors">${errors.map(({ status, codes }) => html`<div><dt>${status}</dt><dd>${codes.map((code) => html`<a href="/docs/errors#${code}">${code}</a> `)}</dd></div>`)}</dl>`;
}
