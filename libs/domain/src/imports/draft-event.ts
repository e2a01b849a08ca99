import type { ColumnPlan, Scalar } from './column-plan.js';
import { readCell } from './read-cell.js';

/** How the rows of a file become events. */
export interface ImportPlan {
  readonly columns: readonly ColumnPlan[];
  /** What an event has where its row says nothing. */
  readonly constants: readonly { readonly path: readonly string[]; readonly value: Scalar }[];
}

/** What one cell did wrong. */
export interface CellMistake {
  readonly column: string;
  readonly field: string;
  readonly message: string;
}

export interface DraftEvent {
  /** As a backend would have posted it, not checked yet. */
  readonly draft: Readonly<Record<string, unknown>>;
  readonly mistakes: readonly CellMistake[];
}

/** Makes an event of one row. `cell` answers undefined for a column that the file does not have. */
export function draftEvent({ columns, constants }: ImportPlan, cell: (column: string) => string | undefined): DraftEvent {
  const draft: Record<string, unknown> = {};
  const mistakes: CellMistake[] = [];
  for (const plan of columns) {
    const reading = readCell(cell(plan.column) ?? '', plan);
    if ('mistake' in reading) mistakes.push({ column: plan.column, field: plan.path.join('.'), message: reading.mistake });
    else if (reading.value !== undefined) put(draft, plan.path, reading.value);
  }
  for (const { path, value } of constants) put(draft, path, value);
  return { draft, mistakes };
}

/** What stands there already stays. */
function put(draft: Record<string, unknown>, path: readonly string[], value: Scalar): void {
  let place = draft;
  for (const name of path.slice(0, -1)) {
    place[name] ??= {};
    const inner = place[name];
    if (typeof inner !== 'object' || inner === null) return;
    place = inner as Record<string, unknown>;
  }
  place[path.at(-1) ?? ''] ??= value;
}
