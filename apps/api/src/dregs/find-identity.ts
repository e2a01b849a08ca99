import type { Identities, IdentityRecord, KeyHolder } from '@app/database';
import { AppError } from '@app/platform';

/** The identity that a path names, or the answer that there is none. */
export async function findIdentity(identities: Identities, holder: KeyHolder, id: string): Promise<IdentityRecord> {
  const identity = await identities.find(holder.organizationId, id);
  if (!identity) throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: id });
  return identity;
}
