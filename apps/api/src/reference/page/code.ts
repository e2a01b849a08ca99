import { Html, html } from './html.js';

/** Coloured JSON. */
export function json(value: unknown): Html {
  const text = JSON.stringify(value, null, 2);
  const tokens = text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/);
  return html`${tokens.map((token, n) => (n % 2 === 0 ? token : html`<span class="${kindOf(token)}">${token}</span>`))}`;
}

function kindOf(token: string): string {
  if (token.endsWith(':')) return 'k';
  return token.startsWith('"') ? 's' : 'n';
}

/** A sample with its heading. */
export const sample = (heading: string, code: Html | string): Html => html`<figure><figcaption>${heading}</figcaption><pre tabindex="0"><code>${code}</code></pre></figure>`;
