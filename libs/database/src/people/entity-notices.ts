import type { EntityStatus } from '@app/domain';
import type { Notice } from '../delivery/announce.js';
import { shorten } from '../delivery/shorten.js';

/** Whom a notice is about, by ids alone. */
export interface EntityToTell {
  readonly id: string;
  readonly organizationId: string;
  readonly externalId: string | null;
  readonly type: string;
}

const LONGEST = { id: 256, reason: 1_000 };

const shownOf = ({ id, externalId, type }: EntityToTell) => ({ id, externalId: shorten(externalId ?? id, LONGEST.id), type });

function noticeOf(type: string, entity: EntityToTell, data: object, at: Date): Notice {
  return { type, about: { entityId: entity.id }, organizationId: entity.organizationId, body: JSON.stringify({ type, timestamp: at.toISOString(), data: { entity: shownOf(entity), ...data } }) };
}

export const createdNotice = (entity: EntityToTell, at: Date): Notice => noticeOf('entity.created', entity, {}, at);

export const statusNotice = (entity: EntityToTell, { before, after, reason }: { before: EntityStatus; after: EntityStatus; reason: string | null }, at: Date): Notice =>
  noticeOf('entity.status_changed', entity, { before, after, reason: reason === null ? null : shorten(reason, LONGEST.reason) }, at);
