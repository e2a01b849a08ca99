import { isEmpty, isObject, type JsonObject, sameJson } from './json.js';

/** Who is believed when what comes in (the source) and what is stored (the target) differ. */
export const conflictResolutions = ['source_wins', 'target_wins', 'manual_review', 'smart_merge'] as const;

export type ConflictResolution = (typeof conflictResolutions)[number];

/** Both had a value, and not the same one. `field` is a dotted path. */
export interface Conflict {
  readonly field: string;
  readonly source: unknown;
  readonly target: unknown;
  readonly kept: 'source' | 'target';
}

export interface Settled {
  readonly fields: JsonObject;
  readonly conflicts: readonly Conflict[];
}

/**
 * Brings two versions of the same thing together, field by field. What is empty is filled, whoever wins. Where both have a
 * value the source wins by `source_wins` and `smart_merge`, the target by the other two; an empty value of the source
 * empties a field by `source_wins` only. A field in `deep` is an object that is settled key by key; others count as a whole.
 */
export function settle(target: JsonObject, source: JsonObject, resolution: ConflictResolution, deep: ReadonlySet<string> = new Set()): Settled {
  return settleAt('', target, source, resolution, (key) => deep.has(key));
}

function settleAt(path: string, target: JsonObject, source: JsonObject, resolution: ConflictResolution, isDeep: (key: string) => boolean): Settled {
  const kept = resolution === 'source_wins' || resolution === 'smart_merge' ? 'source' : 'target';
  const fields = new Map(Object.entries(target));
  const conflicts: Conflict[] = [];
  for (const [key, given] of Object.entries(source)) {
    const stored = fields.get(key);
    if (given === undefined || sameJson(stored, given)) continue;
    if (isEmpty(given)) {
      if (resolution === 'source_wins') empty(fields, key, path);
    } else if (isEmpty(stored)) {
      fields.set(key, given);
    } else if (isDeep(key) && isObject(stored) && isObject(given)) {
      const inside = settleAt(`${path}${key}.`, stored, given, resolution, () => true);
      fields.set(key, inside.fields);
      conflicts.push(...inside.conflicts);
    } else {
      conflicts.push({ field: `${path}${key}`, source: given, target: stored, kept });
      if (kept === 'source') fields.set(key, given);
    }
  }
  return { fields: Object.fromEntries(fields), conflicts };
}

/** A field of the thing itself stays and is null; a key inside of one is gone. */
function empty(fields: Map<string, unknown>, key: string, path: string): void {
  if (path === '') fields.set(key, null);
  else fields.delete(key);
}
