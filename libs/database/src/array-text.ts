/**
 * An array of texts, numbers, truths, moments or bytes as PostgreSQL reads it (`{1,2}`). The driver's own writing searches each text twice by a
 * pattern to escape what hardly any has, a twentieth of the scoring station's time. Anything else is the driver's: null.
 */
export function arrayText(values: readonly unknown[]): string | null {
  // Ids and numbers: written in one go, without a string for each that is put together.
  if (values.length > 0 && values.every(isPlain)) return `{"${values.join('","')}"}`;
  if (values.every(isNumber)) return `{${values.join(',')}}`;
  let text = '{';
  for (let n = 0; n < values.length; n += 1) {
    const value = values[n];
    if (n > 0) text += ',';
    if (value === null || value === undefined) text += 'NULL';
    else if (typeof value === 'string') text += quoted(value);
    else if (typeof value === 'number' || typeof value === 'boolean') text += String(value);
    else if (value instanceof Date) text += `"${value.toISOString()}"`;
    else if (value instanceof Uint8Array) text += `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
    else return null;
  }
  return `${text}}`;
}

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isPlain = (value: unknown): boolean => typeof value === 'string' && !value.includes('"') && !value.includes('\\');
const quoted = (text: string): string => (text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`);
