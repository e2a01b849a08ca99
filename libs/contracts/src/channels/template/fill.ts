import { type Piece, piecesOf, textOf, valueAt } from './template.js';

/** Each place of a template is filled with its value, escaped for where it stands. */
const fillWith = (template: string, notice: unknown, write: (value: unknown) => string): string =>
  piecesOf(template).map((piece) => (typeof piece === 'string' ? piece : write(valueAt(notice, piece.path)))).join('');

/** Inside a string of JSON a value is text of that string; elsewhere it is a value of its own, null where there is none. */
export function fillJson(template: string, notice: unknown): string {
  let isInText = false;
  return piecesOf(template)
    .map((piece: Piece) => {
      if (typeof piece === 'string') {
        isInText = endsInText(piece, isInText);
        return piece;
      }
      const value = valueAt(notice, piece.path);
      return isInText ? JSON.stringify(textOf(value)).slice(1, -1) : JSON.stringify(value ?? null);
    })
    .join('');
}

function endsInText(piece: string, began: boolean): boolean {
  let isInText = began;
  for (let at = 0; at < piece.length; at += 1) {
    if (piece[at] === '"') isInText = !isInText;
    else if (piece[at] === '\\' && isInText) at += 1;
  }
  return isInText;
}

export const fillForm = (template: string, notice: unknown): string => fillWith(template, notice, (value) => encoded(textOf(value)));

export const fillText = (template: string, notice: unknown): string => fillWith(template, notice, textOf);

/** A segment of dots alone would climb to another path, and no encoding hides that. */
export const fillUrl = (template: string, notice: unknown): string => fillWith(template, notice, (value) => encoded(/^\.+$/.test(textOf(value)) ? '-' : textOf(value)));

/** Visible ASCII, since a line break would begin another header. */
export const fillHeader = (template: string, notice: unknown): string => fillWith(template, notice, (value) => textOf(value).replace(/[^ -~]/g, '?'));

/** Half of a surrogate pair cannot be encoded, and must not stop a delivery. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
