import type { BadgeVerdict } from '@app/domain';
import type { Notice } from '../delivery/announce.js';
import { shorten } from '../delivery/shorten.js';
import type { CarriedBadge } from './carried-badges.js';
import type { KnownBearer } from './load-bearers.js';

/** Together these keep a body below the 20 KB that Standard Webhooks asks for, however many badges a customer defines. */
const MOST = 20;
const LONGEST = { explanation: 300, text: 256 };

/** How somebody is told of whose badges changed. */
export type BearerToTell = Pick<KnownBearer, 'entityId' | 'organizationId' | 'externalId' | 'type'>;

/** What changed, for those who speak of entities and for those who speak of identities. An endpoint gets what it asked for. */
export function badgeNotices({ entityId, organizationId, externalId, type }: BearerToTell, carried: readonly CarriedBadge[], { applied, removed }: Pick<BadgeVerdict, 'applied' | 'removed'>, at: number): Notice[] {
  const id = shorten(externalId, LONGEST.text);
  const badges = carried.slice(0, MOST).map(({ slug, name, type: kind, explanation }) => ({ slug, name, type: kind, explanation: shorten(explanation, LONGEST.explanation) }));
  const change = { badges, applied: applied.slice(0, MOST), removed: removed.slice(0, MOST) };
  const notice = (name: string, data: object): Notice => ({
    type: name,
    about: { entityId },
    organizationId,
    body: JSON.stringify({ type: name, timestamp: new Date(at).toISOString(), data: { ...data, ...change } }),
  });
  return [notice('entity.badges_changed', { entity: { id: entityId, externalId: id, type } }), notice('identity.badges_changed', { identityId: id })];
}
