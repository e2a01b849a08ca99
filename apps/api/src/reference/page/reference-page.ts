import type { OpenApiDocument, Operation } from '../document/open-api.js';
import { conventions } from './conventions.js';
import { badge, endpointSection, type Placed } from './endpoint.js';
import { html } from './html.js';
import { page } from './layout.js';

/** The readable reference: how everything works, then every endpoint by chapter. */
export function referencePage(document: OpenApiDocument): string {
  const placed = operationsOf(document);
  const chapters = document.tags.map(({ name, description }) => ({ name, description, id: slug(name), endpoints: placed.filter(({ operation }) => operation.tags.includes(name)) }));
  const start = conventions.map(({ id, title }) => ({ to: `#${id}`, words: title }));
  const groups = [
    { heading: 'Start here', to: '#start', links: start },
    ...chapters.map(({ name, id, endpoints }) => ({
      heading: name,
      to: `#${id}`,
      links: endpoints.map(({ method, operation }) => ({ to: `#${operation.operationId}`, words: html`${badge(method)} ${operation.summary}` })),
    })),
  ];
  const content = html`<div class="lead" id="start"><h1>Tamiz reference</h1>
<p>${document.info.description.split('. The readable')[0]}. Version ${document.info.version}.</p></div>
${conventions.map(({ id, title, words, samples }) => html`<section class="endpoint${samples.length === 0 && ' alone'}" id="${id}"><div class="words"><h3><a href="#${id}">${title}</a></h3>${words}</div>${samples.length > 0 && html`<div class="samples">${samples}</div>`}</section>`)}
${chapters.map(({ name, id, endpoints }) => html`<h2 id="${id}"><a href="#${id}">${name}</a></h2>${endpoints.map((one) => endpointSection(one, document))}`)}`;
  return page('Tamiz reference', groups, content, '/docs');
}

/** Every operation with where it is, in the document's order. */
export const operationsOf = ({ paths }: OpenApiDocument): Placed[] =>
  Object.entries(paths).flatMap(([path, item]) => Object.entries<Operation>(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));

const slug = (name: string): string => name.toLowerCase().replace(/[^a-z]+/g, '-');
