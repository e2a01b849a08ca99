import type { Queryable } from '../database.js';

/** The largest metadata of a device, in bytes, however often it was merged. */
export const DEVICE_METADATA_LIMIT = 32 * 1024;

/** The metadata of a device would be larger than it may: nothing was written. */
export class MetadataTooLarge extends Error {
  override readonly name = 'MetadataTooLarge';

  constructor(readonly bytes: number) {
    super(`The metadata would be ${bytes} bytes.`);
  }
}

/** Name by name; a null removes one. */
export async function mergeMetadata(tx: Queryable, id: string, metadata: Record<string, unknown>): Promise<void> {
  const forgotten = Object.keys(metadata).filter((name) => metadata[name] === null);
  const [merged] = await tx.rows<{ bytes: number }>('update device set metadata = (metadata || $2::jsonb) - $3::text[] where id = $1 returning octet_length(metadata::text) as bytes', [
    id,
    JSON.stringify(metadata),
    forgotten,
  ]);
  if (merged && merged.bytes > DEVICE_METADATA_LIMIT) throw new MetadataTooLarge(merged.bytes);
}
