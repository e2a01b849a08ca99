import type { Answer } from '../../asking/api.js';

/** A tree as it is written; what else stands in it is carried along. */
export interface Group {
  readonly operator: string;
  readonly conditions: readonly Part[];
  readonly [more: string]: unknown;
}

export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value?: unknown;
  readonly window?: WrittenWindow;
  readonly [more: string]: unknown;
}

export type Part = Group | Condition;

export interface WrittenWindow {
  readonly aggregate: string;
  readonly of?: string;
  readonly events: readonly string[];
  readonly by: string;
  readonly within: string;
  readonly where?: Readonly<Record<string, string | number | boolean>>;
}

/** Where a part is: the number of each group's child on the way to it. */
export type Path = readonly number[];

export const isGroup = (part: unknown): part is Group => typeof part === 'object' && part !== null && Array.isArray((part as Group).conditions);

export const newCondition: Condition = { field: '', operator: 'eq', value: '' };
export const newWindow: Condition = { field: 'window', operator: 'gt', value: 5, window: { aggregate: 'count', events: [], by: 'entity', within: '24h' } };
export const newGroup: Group = { operator: 'OR', conditions: [newCondition] };

/** A tree that is one condition alone is shown as a group of it. */
export const rooted = (tree: Part): Group => (isGroup(tree) ? tree : { operator: 'AND', conditions: [tree] });

/** The group with one of its parts, however deep, made into another; null takes it out. */
export function replaced(group: Group, [at = 0, ...below]: Path, change: (part: Part) => Part | null): Group {
  const conditions = group.conditions.flatMap((part, n) => {
    if (n !== at) return [part];
    const changed = below.length > 0 && isGroup(part) ? replaced(part, below, change) : change(part);
    return changed === null ? [] : [changed];
  });
  return { ...group, conditions };
}

/** A part changes places with the one before or behind it. */
export function moved(group: Group, path: Path, by: 1 | -1): Group {
  const [at = 0, ...below] = path;
  if (below.length > 0) return replaced(group, [at], (part) => (isGroup(part) ? moved(part, below, by) : part));
  const conditions = [...group.conditions];
  const [part] = conditions.splice(at, 1);
  if (part) conditions.splice(Math.max(0, at + by), 0, part);
  return { ...group, conditions };
}

type Field = Answer<'GET /rules/vocabulary'>['fields'][number];

/** What is known of a path: the field that it is or lies below, and its type; null for a path that is none. */
export function fieldOf(path: string, fields: readonly Field[]): { readonly field: Field; readonly type: Field['type'] } | null {
  const exact = fields.find((field) => field.path === path);
  if (exact) return { field: exact, type: exact.isOpen ? 'object' : exact.type };
  const around = fields.filter((field) => path.startsWith(`${field.path}.`)).sort((a, b) => b.path.length - a.path.length)[0];
  if (!around) return null;
  if (around.isOpen) return { field: around, type: 'anything' };
  return around.type === 'texts' && path === `${around.path}.$` ? { field: around, type: 'text' } : null;
}

/** What somebody wrote where anything may stand: a number, true or false if it looks so, and a text otherwise or in quotes. */
export function readAnything(written: string): string | number | boolean {
  if (written === 'true' || written === 'false') return written === 'true';
  if (/^-?\d+(\.\d+)?$/.test(written)) return Number(written);
  if (!/^".*"$/.test(written)) return written;
  try {
    return JSON.parse(written) as string;
  } catch {
    return written;
  }
}

export function writeAnything(value: unknown): string {
  if (typeof value !== 'string') return value === undefined || value === null ? '' : String(value);
  return typeof readAnything(value) === 'string' && readAnything(value) === value ? value : JSON.stringify(value);
}
