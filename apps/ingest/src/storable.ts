import { isStorable, isTooDeep, TOO_DEEP } from '@app/contracts';
import { AppError, invalid } from '@app/platform';

/** The JSON text of what a caller sent, when PostgreSQL takes it. */
export function storable(field: string, value: object, limit = Infinity): string {
  if (isTooDeep(value)) throw invalid([{ field, message: TOO_DEEP }]);
  const text = JSON.stringify(value);
  if (text.length > limit || (limit < Infinity && Buffer.byteLength(text) > limit)) {
    throw new AppError('METADATA_TOO_LARGE', { bytes: Buffer.byteLength(text), limit }, { details: [{ field, message: `Use at most ${limit} bytes.` }] });
  }
  if (!isStorable(text)) throw invalid([{ field, message: 'It holds U+0000 or half of a surrogate pair, which cannot be stored.' }]);
  return text;
}
