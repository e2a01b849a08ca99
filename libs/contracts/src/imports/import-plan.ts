import type { ColumnPlan, ImportPlan, Scalar } from '@app/domain';
import { naturalTransform } from './field-path.js';
import type { ColumnSpec, ImportMappingInput } from './mapping-input.js';

/** The part of a mapping that decides what rows become: what an import job keeps of it. */
export type MappedColumns = Pick<ImportMappingInput, 'columnMapping' | 'defaultFields'>;

/** How the rows of a file become events by this mapping. */
export function importPlan({ columnMapping, defaultFields }: MappedColumns): ImportPlan {
  return {
    columns: Object.entries(columnMapping).map(([column, spec]) => columnPlan(column, typeof spec === 'string' ? { field: spec } : spec)),
    constants: Object.entries(defaultFields).map(([path, value]: [string, Scalar]) => ({ path: path.split('.'), value })),
  };
}

function columnPlan(column: string, { field, transform, format, zone, default: otherwise, values }: ColumnSpec): ColumnPlan {
  return { column, path: field.split('.'), transform: transform ?? naturalTransform(field), format, zone, otherwise, values };
}

/** What a mapping lacks, so that its author learns it before the first file does. */
export function mappingWarnings(mapping: MappedColumns & Pick<ImportMappingInput, 'headersSnapshot'>): { field: string; message: string }[] {
  const { columns, constants } = importPlan(mapping);
  const filled = new Set([...columns, ...constants].map(({ path }) => path.join('.')));
  const snapshot = mapping.headersSnapshot;
  const absent = snapshot === null ? [] : columns.filter(({ column }) => !snapshot.includes(column));
  return [
    ...(filled.has('eventType') ? [] : [{ field: 'columnMapping', message: 'Nothing becomes eventType, so every row will be refused. Map a column to it, or put it into defaultFields.' }]),
    ...(['entityId', 'entityExternalId', 'taxId'].some((field) => filled.has(field))
      ? []
      : [{ field: 'columnMapping', message: 'Nothing becomes entityId, entityExternalId or taxId, so every row will be refused. Map a column to one of them.' }]),
    ...absent.map(({ column }) => ({ field: `columnMapping.${column}`, message: `headersSnapshot has no column ${column}.` })),
  ];
}
