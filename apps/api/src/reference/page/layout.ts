import { Html, html, type Part } from './html.js';

export interface Link {
  readonly to: string;
  readonly words: Part;
}

export interface LinkGroup {
  readonly heading: string;
  readonly to?: string;
  readonly links: readonly Link[];
}

/** A whole page: where one can go on the left, what one reads beside it. On a small screen the list folds away. */
export function page(title: string, groups: readonly LinkGroup[], content: Html, here: '/docs' | '/docs/errors'): string {
  const tabs: readonly (readonly [string, string])[] = [['/docs', 'Reference'], ['/docs/errors', 'Errors'], ['/openapi.json', 'OpenAPI']];
  return `<!doctype html>\n${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top"><a class="brand" href="/docs">Tamiz</a><nav aria-label="Pages">${tabs.map(([to, words]) => (to === here ? html`<a href="${to}" aria-current="page">${words}</a>` : html`<a href="${to}">${words}</a>`))}</nav></header>
<div class="frame">
<nav class="side" aria-label="On this page">${list(groups)}</nav>
<details class="fold"><summary>On this page</summary>${list(groups)}</details>
<main id="content">${content}</main>
</div>
</body>
</html>`.text
  }\n`;
}

const list = (groups: readonly LinkGroup[]): Html =>
  html`${groups.map(({ heading, to, links }) => html`<p>${to ? html`<a href="${to}">${heading}</a>` : heading}</p><ul>${links.map((link) => html`<li><a href="${link.to}">${link.words}</a></li>`)}</ul>`)}`;
