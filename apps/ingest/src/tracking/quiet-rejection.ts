import { isInWholeCharacters, type TrackInput } from '@app/contracts';
import type { KeyHolder } from '@app/database';

/** Why an event is answered as if all were well and not stored: who forges events must not learn what gave them away. */
export type QuietReason = 'origin' | 'signature' | 'event-id';

const LONGEST_ID = 64;
/** Ids that begin so are ours to make. */
export const MADE_ID_PREFIX = 'dregs-';

export function quietReason({ id, device }: TrackInput, holder: KeyHolder, origin: string | undefined): QuietReason | null {
  if (holder.allowedOrigins.length > 0 && !holder.allowedOrigins.includes(origin ?? '')) return 'origin';
  if (device === 'malformed' || (!device && holder.kind === 'publishable')) return 'signature';
  if (typeof id === 'string' && (id === '' || id.length > LONGEST_ID || id.includes('\u0000') || !isInWholeCharacters(id) || id.startsWith(MADE_ID_PREFIX))) return 'event-id';
  return null;
}
