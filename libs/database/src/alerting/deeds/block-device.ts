import { blockedNotice, type DeviceToTell } from '../../devices/device-notices.js';
import type { Doer } from './deed.js';

const block = {
  name: 'deed-block-device',
  text: `update device d set is_blocked = true, blocked_at = $5, blocked_because = n.because, updated_at = $5
    from (select w.*, l.id from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as w(organization_id, entity_id, device_id, because)
      join device l on l.organization_id = w.organization_id and l.entity_id = w.entity_id and l.device_id = w.device_id order by l.id for no key update of l) n
    where d.id = n.id and not d.is_blocked and d.deleted_at is null
    returning d.id, d.organization_id as "organizationId", d.device_id as "deviceId", d.entity_id as "entityId", n.because`,
};

/** The device of the event, as this entity has it. Where the event names none there is nothing to block. */
export const blockDevice: Doer<'blockDevice'> = async (tx, deeds, { at }) => {
  const named = deeds.flatMap((deed) => (deed.case.event.deviceId === null ? [] : [{ ...deed, deviceId: deed.case.event.deviceId }]));
  const once = [...new Map(named.toReversed().map((one) => [`${one.entityId} ${one.deviceId}`, one])).values()];
  if (once.length === 0) return [];
  const blocked = await tx.rows<DeviceToTell & { because: string } & Record<string, unknown>>(block, [
    once.map(({ rule }) => rule.organizationId),
    once.map(({ entityId }) => entityId),
    once.map(({ deviceId }) => deviceId),
    once.map(({ action, rule }) => action.blockDevice.reason ?? `The rule ${rule.name} hit.`),
    at.toISOString(),
  ]);
  return blocked.map((device) => blockedNotice(device, device.because, at));
};
