import type { Who } from '@app/database';
import { AppError } from '@app/platform';
import { isUuid } from '../is-uuid.js';

/** Who is named in a path. A text that no id can be names nobody. */
export function byId(id: string): { readonly id: string } {
  if (!isUuid(id)) throw notFound({ id });
  return { id };
}

export function byExternalId(externalId: string): { readonly externalId: string } {
  if (externalId.includes('\u0000')) throw notFound({ externalId });
  return { externalId };
}

export function notFound(who: Who): AppError<'ENTITY_NOT_FOUND'> {
  if ('id' in who) return new AppError('ENTITY_NOT_FOUND', { by: 'id', value: who.id });
  if ('externalId' in who) return new AppError('ENTITY_NOT_FOUND', { by: 'external id', value: who.externalId });
  return new AppError('ENTITY_NOT_FOUND', { by: 'tax id', value: who.taxIdNormalized });
}
