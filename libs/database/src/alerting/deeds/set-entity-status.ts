import type { EntityStatus } from '@app/domain';
import { type EntityToTell, statusNotice } from '../../people/entity-notices.js';
import type { Doer } from './deed.js';

interface Changed extends EntityToTell {
  readonly before: EntityStatus;
  readonly after: EntityStatus;
  readonly reason: string;
}

// In id order, as everybody locks entities. A deleted entity stays deleted.
const set = {
  name: 'deed-set-status',
  text: `update entity e set status = n.status, status_reason = n.reason, status_changed_at = $4, updated_at = $4
    from (select w.*, l.status as before from unnest($1::uuid[], $2::text[], $3::text[]) as w(id, status, reason) join entity l on l.id = w.id order by w.id for no key update of l) n
    where e.id = n.id and e.status <> n.status and e.deleted_at is null
    returning e.id, e.organization_id as "organizationId", e.external_id as "externalId", e.type, n.before, n.status as after, n.reason`,
};

/** Of two rules that ask for different statuses the one of higher priority has its way. */
export const setEntityStatus: Doer<'setEntityStatus'> = async (tx, deeds, { at }) => {
  const first = new Map(deeds.toReversed().map((deed) => [deed.entityId, deed]));
  const asked = [...first.values()];
  const changed = await tx.rows<Changed & Record<string, unknown>>(set, [
    asked.map(({ entityId }) => entityId),
    asked.map(({ action }) => action.setEntityStatus.status),
    asked.map(({ action, rule }) => action.setEntityStatus.reason ?? `The rule ${rule.name} hit.`),
    at.toISOString(),
  ]);
  return changed.map((entity) => statusNotice(entity, entity, at));
};
