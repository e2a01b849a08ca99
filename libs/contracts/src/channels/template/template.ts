/** What stands in a template: text as it is, or a place for a value of the notice. */
export type Piece = string | { readonly path: readonly string[] };

const place = /\{\{\s*([^{}]*?)\s*\}\}/g;
const name = /^[A-Za-z_][A-Za-z0-9_]*$|^\d{1,3}$/;

/** `{{data.entity.externalId}}`: names and places in lists, with dots between them. Nothing is ever run. */
export function piecesOf(template: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(place)) {
    pieces.push(template.slice(end, match.index), { path: (match[1] ?? '').split('.') });
    end = match.index + match[0].length;
  }
  return [...pieces, template.slice(end)].filter((piece) => piece !== '');
}

/** Why a template cannot be read, as a sentence; null when it can. */
export function mistakeInTemplate(template: string): string | null {
  const wrong = piecesOf(template).find((piece) => typeof piece !== 'string' && !piece.path.every((part) => name.test(part)));
  if (wrong && typeof wrong !== 'string') return `{{${wrong.path.join('.')}}} is not a place: use names with dots between them, as in {{data.alertId}}.`;
  const left = template.replace(place, '');
  return left.includes('{{') ? 'There is a {{ without its }}.' : null;
}

/** What a notice has at a place; undefined where it has nothing. Only what is its own: `constructor` is nobody's. */
export function valueAt(notice: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined), notice);
}

/** A value as text: lists and objects as their JSON, nothing as nothing. */
export const textOf = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
