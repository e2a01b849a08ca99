import { Html, html } from './html.js';

/** As much Markdown as the catalogue uses: paragraphs, lists, `code`, **weight** and [links](/docs). */
export function markdown(text: string): Html {
  const blocks = text.trim().split(/\n{2,}/).map((block) => {
    const lines = block.split('\n');
    return lines.every((line) => /^[-*] /.test(line)) ? html`<ul>${lines.map((line) => html`<li>${inline(line.slice(2))}</li>`)}</ul>` : html`<p>${inline(block)}</p>`;
  });
  return html`${blocks}`;
}

/** Without paragraphs, for a text inside a line. */
export function inline(text: string): Html {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\((?:https?:\/\/|\/|#)[^)\s]*\))/);
  return html`${parts.map((part) => {
    if (/^`.+`$/.test(part)) return html`<code>${part.slice(1, -1)}</code>`;
    if (/^\*\*.+\*\*$/.test(part)) return html`<strong>${part.slice(2, -2)}</strong>`;
    const [, words, target] = /^\[([^\]]+)\]\((.+)\)$/.exec(part) ?? [];
    return words && target ? html`<a href="${target}">${words}</a>` : part;
  })}`;
}
