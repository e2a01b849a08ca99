/** Which devices are asked for. What is left out does not matter. */
export interface DeviceFilter {
  readonly deviceId?: string | undefined;
  readonly platform?: string | undefined;
  readonly isBlocked?: boolean | undefined;
  readonly isTrusted?: boolean | undefined;
  readonly isEmulator?: boolean | undefined;
  readonly isRooted?: boolean | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  /** A part of what it is called or where it is. */
  readonly part?: string | undefined;
}

/** Where the caller says a country, it is that; else where the last known address is. */
const country = `upper(case when d.details ->> 'country' is null and d.details ->> 'countryCode' is null then d.place_country else d.details ->> 'countryCode' end)`;
const searched = ['d.device_id', 'd.user_agent', 'd.ip_address', `d.details ->> 'model'`, `d.details ->> 'deviceName'`];

const conditions: { readonly [Name in keyof Required<DeviceFilter>]: (value: string) => string } = {
  deviceId: (value) => `d.device_id = ${value}`,
  platform: (value) => `lower(d.details ->> 'platform') = lower(${value})`,
  isBlocked: (value) => `d.is_blocked = ${value}`,
  isTrusted: (value) => `d.is_trusted = ${value}`,
  isEmulator: (value) => `d.details -> 'isEmulator' = to_jsonb(${value}::boolean)`,
  isRooted: (value) => `d.details -> 'isRooted' = to_jsonb(${value}::boolean)`,
  country: (value) => `${country} = upper(${value})`,
  part: (value) => `(${searched.map((column) => `position(lower(${value}) in lower(${column})) > 0`).join(' or ')})`,
};

export function whereDevices(organizationId: string, filter: DeviceFilter): { where: string; values: unknown[] } {
  const given = (Object.keys(conditions) as (keyof DeviceFilter)[]).filter((name) => filter[name] !== undefined);
  return {
    where: ['d.organization_id = $1', 'd.deleted_at is null', ...given.map((name, n) => conditions[name](`$${n + 2}`))].join(' and '),
    values: [organizationId, ...given.map((name) => filter[name])],
  };
}
