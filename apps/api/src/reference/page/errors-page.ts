import { STATUS_CODES } from 'node:http';
import { type ErrorCode, envelopeOf, errorTable } from '@app/platform';
import { exampleOf } from '../document/error-examples.js';
import type { OpenApiDocument } from '../document/open-api.js';
import { json, sample } from './code.js';
import { codesOf, type Placed } from './endpoint.js';
import { Html, html } from './html.js';
import { page } from './layout.js';
import { operationsOf } from './reference-page.js';

/** Above so many endpoints, a code is said to be everybody's. */
const MANY = 12;

/** Every code of the error table, where the link of an error answer leads. */
export function errorsPage(document: OpenApiDocument): string {
  const codes = Object.keys(errorTable) as ErrorCode[];
  const statuses = [...new Set(codes.map((code) => errorTable[code].status))];
  const operations = operationsOf(document);
  const groups = statuses.map((status) => ({
    heading: `${status} ${STATUS_CODES[status]}`,
    to: `#status-${status}`,
    links: codes.filter((code) => errorTable[code].status === status).map((code) => ({ to: `#${code}`, words: html`<code>${code}</code>` })),
  }));
  const content = html`<div class="lead"><h1>Errors</h1>
<p>Every error has a code for programs, a sentence for people, the way out, and a link to its paragraph here. Codes never change their meaning. Outside of <code>/api/</code> they come as gu1 sends them; under <code>/api/</code> as Dregs does, with ours beside.</p></div>
${groups.map(({ heading }, n) => html`<h2 id="status-${statuses[n]}">${heading}</h2>${codes.filter((code) => errorTable[code].status === statuses[n]).map((code) => errorSection(code, document, operations))}`)}`;
  return page('Tamiz errors', groups, content, '/docs/errors');
}

function errorSection(code: ErrorCode, document: OpenApiDocument, operations: readonly Placed[]): Html {
  const { says, fix } = errorTable[code];
  const by = operations.filter(({ operation }) => codesOf(operation, document).some(({ codes }) => codes.includes(code)));
  return html`<section class="endpoint" id="${code}">
<div class="words">
<h3><a href="#${code}"><code>${code}</code></a></h3>
<p>${saidAs(code, says)}</p>
<p class="fix">${withBlanks(fix)}</p>
${by.length > MANY ? html`<p class="quiet">Answered by ${by.length} endpoints.</p>` : by.length > 0 && html`<p class="quiet">Answered by ${by.map(({ operation }, n) => html`${n > 0 && ', '}<a href="/docs#${operation.operationId}">${operation.summary}</a>`)}.</p>`}
</div>
<div class="samples">${sample('Example', json(envelopeOf(exampleOf(code), { url: '/', id: '0b9f3a52-8f7e-4a51-9f0c-6d2e1c7b4a90' }, new Date(0))))}</div>
</section>`;
}

/** A sentence that is all blank says nothing: an example of it does. */
const saidAs = (code: ErrorCode, says: string): Html => (/^\{\w+\}$/.test(says) ? html`For example: ${exampleOf(code).message}` : withBlanks(says));

const withBlanks = (text: string): Html => html`${text.split(/((?<!\/)\{\w+\})/).map((part) => (/^\{\w+\}$/.test(part) ? html`<var>${part.slice(1, -1)}</var>` : part))}`;
