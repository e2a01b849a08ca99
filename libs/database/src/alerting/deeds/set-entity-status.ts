import type { Doer } from './deed.js';

// In id order, as everybody locks entities. A deleted entity stays deleted.
const set = {
  name: 'deed-set-status',
  text: `update entity e set status = n.status, status_reason = n.reason, status_changed_at = $4, updated_at = $4
    from (select w.* from unnest($1::uuid[], $2::text[], $3::text[]) as w(id, status, reason) join entity l on l.id = w.id order by w.id for no key update of l) n
    where e.id = n.id and e.status <> n.status and e.deleted_at is null`,
};

/** Of two rules that ask for different statuses the one of higher priority has its way. */
export const setEntityStatus: Doer<'setEntityStatus'> = async (tx, deeds, { at }) => {
  const first = new Map(deeds.toReversed().map((deed) => [deed.entityId, deed]));
  const asked = [...first.values()];
  await tx.run(set, [
    asked.map(({ entityId }) => entityId),
    asked.map(({ action }) => action.setEntityStatus.status),
    asked.map(({ action, rule }) => action.setEntityStatus.reason ?? `The rule ${rule.name} hit.`),
    at.toISOString(),
  ]);
};
