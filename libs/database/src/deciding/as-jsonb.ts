/**
 * A value out of the text of JSON as PostgreSQL gives it back that stored it: the keys of an object are in the order of their length in
 * bytes, and of their bytes where they are as long. Where two of them name the same field the first one counts, live as in a replay.
 */
export const parsedAsJsonb = (text: string): unknown => inOrder(JSON.parse(text));

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const members = Object.entries(value);
  if (members.length > 1) members.sort(([a], [b]) => Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return Object.fromEntries(members.map(([key, member]) => [key, inOrder(member)]));
}
