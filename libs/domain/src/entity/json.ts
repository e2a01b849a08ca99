export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing that anybody would miss. `false` and 0 are values. */
export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Equal as JSON: the order of the keys means nothing. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((item, index) => sameJson(item, other[index]));
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]));
}

/** A change of a JSON object as in RFC 7396: objects merge, null removes a key, anything else replaces what was there. */
export function mergeJson(stored: JsonObject, change: JsonObject): JsonObject {
  const merged = new Map(Object.entries(stored));
  for (const [key, value] of Object.entries(change)) {
    if (value === null) merged.delete(key);
    else if (isObject(value)) merged.set(key, mergeJson(objectOr(merged.get(key)), value));
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

const objectOr = (value: unknown): JsonObject => (isObject(value) ? value : {});
