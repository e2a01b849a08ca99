import { type MappingKind, nearestCanonicalEventType, nearestCanonicalField, readEventTypeName, readFieldName } from '@app/domain';

interface ReadTarget {
  readonly target: string | null;
  readonly warnings: readonly { readonly field: string; readonly message: string }[];
}

/** The canonical name that is meant. One that nobody knows becomes null, as callers of the other product expect, and is told. */
export function readTarget(kind: MappingKind, given: string | null): ReadTarget {
  if (given === null) return { target: null, warnings: [] };
  const target = kind === 'EVENT_TYPE' ? readEventTypeName(given) : readFieldName(given);
  if (target === given) return { target, warnings: [] };
  if (target !== null) return { target, warnings: [{ field: 'target', message: `${given} is called ${target} here.` }] };
  const near = kind === 'EVENT_TYPE' ? nearestCanonicalEventType(given) : nearestCanonicalField(given);
  const what = kind === 'EVENT_TYPE' ? 'canonical event type' : 'canonical identity field';
  return { target: null, warnings: [{ field: 'target', message: `No ${what} is called ${given}; the source was mapped to nothing.${near ? ` Did you mean ${near}?` : ''}` }] };
}
