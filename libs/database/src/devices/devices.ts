import { behind, type Place } from '../behind.js';
import type { Database, Queryable } from '../database.js';
import type { PageAsked } from '../page.js';
import { deviceColumns, type DeviceRecord, devicesWithEntities } from './device-record.js';
import { type DeviceFilter, whereDevices } from './device-filter.js';
import { announceQuietly } from '../delivery/announce.js';
import { blockedNotice } from './device-notices.js';
import { scorePeopleOn } from './people-on.js';

interface DevicePage {
  readonly devices: DeviceRecord[];
  readonly total: number;
}

/** The devices of an organization. Those that were deleted are not there. */
export class Devices {
  constructor(private readonly database: Database, private readonly withinMs: number) {}

  /** Those that were registered last come first. Most filters look at every device, so there is a time to give up. */
  list(organizationId: string, filter: DeviceFilter, { after, ...page }: PageAsked & { readonly after: Place | null }): Promise<DevicePage & { hasMore: boolean }> {
    const { where, values } = whereDevices(organizationId, filter);
    return this.database.reading(async (tx) => {
      return withMore(await pageOf(tx, where, values, { ...orderOf(filter, after, values.length), limit: page.limit + 1, offset: page.offset }), page);
    }, this.withinMs);
  }

  /** Those that were seen last come first. Null when there is no such entity. */
  async ofEntity(organizationId: string, entityId: string, { after, ...page }: PageAsked & { readonly after: Place | null }): Promise<(DevicePage & { hasMore: boolean }) | null> {
    const [entity] = await this.database.rows('select id from entity where organization_id = $1 and id = $2 and deleted_at is null', [organizationId, entityId]);
    if (!entity) return null;
    const values = [organizationId, entityId];
    const { condition, order, values: place } = behind(after, { at: 'd.last_seen_at', id: 'd.id', direction: 'desc' }, values.length);
    return withMore(await pageOf(this.database, 'd.organization_id = $1 and d.entity_id = $2 and d.deleted_at is null', values, { order, behind: condition, place, ...page, limit: page.limit + 1 }), page);
  }

  async find(organizationId: string, id: string): Promise<DeviceRecord | null> {
    const [device] = await this.database.rows<DeviceRecord & Record<string, unknown>>(
      `select ${deviceColumns} from ${devicesWithEntities} where d.organization_id = $1 and d.id = $2 and d.deleted_at is null`,
      [organizationId, id],
    );
    return device ?? null;
  }

  async peopleOn(organizationId: string, deviceId: string): Promise<number> {
    const [row] = await this.database.rows<{ people: number }>(
      'select count(*)::int as people from device where organization_id = $1 and device_id = $2 and entity_id is not null and deleted_at is null',
      [organizationId, deviceId],
    );
    return row?.people ?? 0;
  }

  /** With a reason it is blocked, without one no more; blocked again it keeps the moment. Answers false when there is no such device. */
  block(organizationId: string, id: string, reason: string | null, now: Date): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [changed] = await tx.rows<{ deviceId: string; entityId: string | null; isNews: boolean }>(
        `update device d set is_blocked = $3::text is not null, blocked_because = $3, blocked_at = case when $3::text is not null then coalesce(d.blocked_at, $4::timestamptz) end, updated_at = $4
         from (select id, is_blocked from device where organization_id = $1 and id = $2 and deleted_at is null for no key update) before
         where d.id = before.id returning d.device_id as "deviceId", d.entity_id as "entityId", d.is_blocked and not before.is_blocked as "isNews"`,
        [organizationId, id, reason, now.toISOString()],
      );
      if (changed?.isNews && reason !== null) await announceQuietly(tx, [blockedNotice({ id, organizationId, deviceId: changed.deviceId, entityId: changed.entityId }, reason, now)], now);
      return changed !== undefined;
    });
  }

  async trust(organizationId: string, id: string, isTrusted: boolean, now: Date): Promise<boolean> {
    const changed = await this.database.run(
      'update device set is_trusted = $3, updated_at = $4 where organization_id = $1 and id = $2 and deleted_at is null',
      [organizationId, id, isTrusted, now.toISOString()],
    );
    return changed === 1;
  }

  /** Everybody on it is scored again. Null when there is no such device. */
  remove(organizationId: string, id: string, now: Date): Promise<{ batchId: string | null } | null> {
    return this.database.transaction(async (tx) => {
      const [removed] = await tx.rows<{ deviceId: string; entityId: string | null }>(
        `update device set deleted_at = $3, updated_at = $3 where organization_id = $1 and id = $2 and deleted_at is null returning device_id as "deviceId", entity_id as "entityId"`,
        [organizationId, id, now.toISOString()],
      );
      if (!removed) return null;
      return { batchId: await scorePeopleOn(tx, organizationId, removed.deviceId, removed.entityId === null ? [] : [removed.entityId]) };
    });
  }
}

/** One more than a page was read. */
const withMore = ({ devices, total }: DevicePage, { limit }: PageAsked) => ({ devices: devices.slice(0, limit), total, hasMore: devices.length > limit });

interface Ordered extends PageAsked {
  readonly order: string;
  /** What leads behind the page before, by the place that it has among the values. */
  readonly behind?: string;
  readonly place?: readonly unknown[];
}

/** Ids rise with time. Sorted by the time itself, a page of one device id does not tempt the planner to walk all devices. */
function orderOf({ deviceId }: DeviceFilter, after: Place | null, taken: number): Pick<Ordered, 'order' | 'behind' | 'place'> {
  const [first, second] = [`$${taken + 1}`, `$${taken + 2}`];
  if (deviceId === undefined) return { order: 'd.id desc', ...(after && { behind: ` and d.id < ${first}`, place: [after.id] }) };
  return { order: 'd.created_at desc, d.id desc', ...(after && { behind: ` and (d.created_at, d.id) < (${first}::timestamptz, ${second})`, place: [after.at, after.id] }) };
}

async function pageOf(database: Queryable, where: string, values: readonly unknown[], { order, behind = '', place = [], limit, offset }: Ordered): Promise<DevicePage> {
  const devices = await database.rows<DeviceRecord & Record<string, unknown>>(
    `select ${deviceColumns} from ${devicesWithEntities} where ${where}${behind} order by ${order} limit ${limit} offset ${offset}`,
    [...values, ...place],
  );
  const [counted] = await database.rows<{ total: number }>(`select count(*)::int as total from device d where ${where}`, values);
  return { devices, total: counted?.total ?? 0 };
}
