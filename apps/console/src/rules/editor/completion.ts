import type { Answer } from '../../asking/api.js';
import { isClosed, type Token, tokensOf } from './cel-tokens.js';

export type Vocabulary = Answer<'GET /rules/vocabulary'>;
type FieldType = Vocabulary['fields'][number]['type'];

/** What can be written at a place, beside the vocabulary: lists are asked by their ids. */
export interface Words {
  readonly vocabulary: Vocabulary;
  readonly lists: readonly { readonly id: string; readonly name: string }[];
}

export interface Completion {
  readonly label: string;
  readonly insert: string;
  /** Where the caret goes, counted from the end of what is inserted. */
  readonly back?: number;
  /** The type of a field or figure. */
  readonly type?: FieldType;
  readonly says: string;
}

export interface Completions {
  /** What of the text is replaced. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

const MOST = 40;
const usualSpans = ['10m', '1h', '24h', '7d', '30d', '90d'];

/** What may stand at the caret; null where there is nothing to say. Nobody is interrupted before the first letter unless they ask. */
export function completionsAt(text: string, caret: number, words: Words, isAsked = false): Completions | null {
  const all = tokensOf(text);
  if (all.some(({ kind, start, end }) => kind === 'comment' && start < caret && caret <= end)) return null;
  const tokens = all.filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const index = tokens.findIndex((token) => token.kind === 'string' && token.start < caret && (caret < token.end || (caret === token.end && !isClosed(token))));
  const string = tokens[index];
  if (string) return inString(text, caret, string, tokens.slice(0, index), words);
  const path = /(?:[A-Za-z_]\w*(?:\["[^"\n]*"\])?\.)*(?:[A-Za-z_]\w*)?$/.exec(text.slice(0, caret))?.[0] ?? '';
  if (path === '' && !isAsked) return null;
  return asCompletions(caret - path.length, caret, namesLike(path, words.vocabulary), path);
}

function asCompletions(from: number, to: number, options: readonly Completion[], written: string): Completions | null {
  const isOnlyItself = options.length === 1 && options[0]?.insert === written;
  return options.length === 0 || isOnlyItself ? null : { from, to, options: options.slice(0, MOST) };
}

function namesLike(path: string, { fields, functions, methods, windows }: Vocabulary): readonly Completion[] {
  if (path.startsWith('window.')) return windows.aggregates.filter(({ name }) => name.startsWith(path.slice(7))).map(windowCall);
  const dot = path.lastIndexOf('.');
  const owner = fields.find(({ cel }) => cel === path.slice(0, dot));
  const isField = dot < 0 || fields.some(({ cel }) => cel.startsWith(`${path.slice(0, dot)}.`) || cel.startsWith(`${path.slice(0, dot)}[`));
  const asked = path.toLowerCase();
  const own: readonly Completion[] = [
    ...fields.map(({ cel, type, says }) => ({ label: cel, insert: cel, type, says })),
    ...(dot < 0 ? functions.map(({ name, form, says }) => ({ label: form, insert: `${name}()`, back: 1, says })) : []),
    ...(dot < 0 ? [{ label: 'window.', insert: 'window.', says: 'count, sum, distinct ...' }] : []),
  ];
  const beginning = own.filter(({ insert }) => insert.toLowerCase().startsWith(asked));
  const within = asked.length < 3 ? [] : own.filter(({ label }) => !label.toLowerCase().startsWith(asked) && label.toLowerCase().includes(asked));
  const behind = owner || !isField ? methods.filter(({ name }) => name.startsWith(path.slice(dot + 1))).map((method): Completion => ({ label: method.form, insert: `${path.slice(0, dot)}.${method.name}()`, back: 1, says: method.says })) : [];
  return [...beginning, ...behind, ...within];
}

const windowCall = ({ name, takesField }: Vocabulary['windows']['aggregates'][number]): Completion => {
  const after = `], "entity", "24h")`;
  return { label: `window.${name}(${takesField ? '"field", ' : ''}[types], "by", "within")`, insert: `window.${name}(${takesField ? '"event.amount", ' : ''}[${after}`, back: after.length, type: 'number', says: '' };
};

function inString(text: string, caret: number, string: Token, before: readonly Token[], words: Words): Completions | null {
  const typed = text.slice(string.start + 1, caret).toLowerCase();
  const options = valuesFor(before, words).filter(({ label, insert }) => label.toLowerCase().includes(typed) || insert.toLowerCase().startsWith(typed));
  return asCompletions(string.start + 1, isClosed(string) ? string.end - 1 : caret, options, text.slice(string.start + 1, caret));
}

function valuesFor(before: readonly Token[], { vocabulary, lists }: Words): readonly Completion[] {
  const call = callAround(before);
  if (call?.name.startsWith('window.')) return forWindow(call, vocabulary);
  if (call && /^(inList|containsAnyFromList)$/.test(call.name) && call.part === 1) return lists.map(({ id, name }) => ({ label: name, insert: id, says: id }));
  const compared = comparedWith(before);
  const values = vocabulary.fields.find(({ cel }) => cel === compared)?.oneOf ?? [];
  return values.map(plain);
}

const plain = (value: string): Completion => ({ label: value, insert: value, says: '' });

function forWindow({ name, part }: Call, { fields, windows }: Vocabulary): readonly Completion[] {
  const aggregate = windows.aggregates.find((one) => `window.${one.name}` === name);
  const parts = [...(aggregate?.takesField ? ['of'] : []), 'events', 'by', 'within', 'where'];
  const asked = parts[part];
  const named = (paths: readonly string[]): readonly Completion[] => paths.map((path) => ({ ...plain(path), says: fields.find((field) => field.path === path)?.says ?? '' }));
  if (asked === 'of') return named([...windows.fields.added, ...(aggregate?.name === 'distinct' ? windows.fields.compared : [])]);
  if (asked === 'events') return (fields.find(({ path }) => path === 'event.eventType')?.oneOf ?? []).map(plain);
  if (asked === 'by') return windows.keys.map(plain);
  if (asked === 'within') return usualSpans.map(plain);
  return asked === 'where' ? named(windows.fields.compared) : [];
}

interface Call {
  readonly name: string;
  /** Which argument it is, from 0. */
  readonly part: number;
}

/** The call whose argument begins after these tokens. Lists and maps on the way belong to their argument. */
function callAround(before: readonly Token[]): Call | null {
  let depth = 0;
  let part = 0;
  for (let n = before.length - 1; n >= 0; n -= 1) {
    const sign = before[n]?.text ?? '';
    if (/^[)\]}]$/.test(sign)) depth += 1;
    else if (/^[([{]$/.test(sign) && depth > 0) depth -= 1;
    else if (sign === '(') return { name: pathEnding(before, n), part };
    else if (sign === '[' || sign === '{') part = 0;
    else if (sign === ',' && depth === 0) part += 1;
  }
  return null;
}

/** The field that a value is compared with: `field == `, or `field in [..., `. */
function comparedWith(before: readonly Token[]): string {
  const last = before.at(-1)?.text ?? '';
  if (last === '==' || last === '!=') return pathEnding(before, before.length - 1);
  const opening = before.findLastIndex(({ text }) => text === '[');
  return before[opening - 1]?.text === 'in' ? pathEnding(before, opening - 1) : '';
}

/** The dotted path that ends before a token. */
function pathEnding(tokens: readonly Token[], end: number): string {
  let start = end;
  while (start > 0 && /^(?:[A-Za-z_]\w*|\.)$/.test(tokens[start - 1]?.text ?? '') && tokens[start - 1]?.kind !== 'word') start -= 1;
  return tokens.slice(start, end).map(({ text }) => text).join('');
}
