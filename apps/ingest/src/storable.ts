import { isStorable } from '@app/contracts';
import { AppError, invalid } from '@app/platform';

/** Far above what anybody means, far below what exhausts a stack, ours or PostgreSQL's. */
const DEEPEST = 100;

/** The JSON text of what a caller sent, when PostgreSQL takes it. */
export function storable(field: string, value: object, limit = Infinity): string {
  if (isDeeper(value, DEEPEST)) throw invalid([{ field, message: `It is nested deeper than ${DEEPEST} levels.` }]);
  const text = JSON.stringify(value);
  if (text.length > limit || (limit < Infinity && Buffer.byteLength(text) > limit)) {
    throw new AppError('METADATA_TOO_LARGE', { bytes: Buffer.byteLength(text), limit }, { details: [{ field, message: `Use at most ${limit} bytes.` }] });
  }
  if (!isStorable(text)) throw invalid([{ field, message: 'It holds U+0000 or half of a surrogate pair, which cannot be stored.' }]);
  return text;
}

function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null && isDeeper(inner as object, levels - 1)) return true;
  return false;
}
