/** A piece of a page that is safe as it stands. */
export class Html {
  constructor(readonly text: string) {}
}

export type Part = Html | string | number | null | undefined | false | readonly Part[];

/** Writes HTML: every text that is put in is escaped, only other Html is not. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html => new Html(texts.reduce((page, text, n) => page + shown(parts[n - 1]) + text));

function shown(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return part.map(shown).join('');
  return escaped(String(part));
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => names[letter] as string);
