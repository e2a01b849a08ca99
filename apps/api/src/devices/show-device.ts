import type { DeviceRecord } from '@app/database';
import { operatingSystem } from '@app/domain';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const flag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** A device as it is answered. */
export function showDevice(device: DeviceRecord) {
  const { details } = device;
  const { name: osName, version: osVersion } = operatingSystem(details);
  return {
    id: device.id,
    deviceId: device.deviceId,
    externalId: device.deviceId,
    entityId: device.entityId,
    entityExternalId: device.entityExternalId,
    entityTaxId: device.entityTaxId,
    platform: text(details['platform']),
    manufacturer: text(details['manufacturer']),
    model: text(details['model']),
    brand: text(details['brand']),
    deviceName: text(details['deviceName']),
    osName,
    osVersion,
    browser: text(details['browser']),
    browserVersion: text(details['browserVersion']),
    latitude: number(details['latitude']),
    longitude: number(details['longitude']),
    ...whereabouts(device),
    ipAddress: device.ipAddress ?? text(details['ipAddress']),
    userAgent: device.userAgent,
    isEmulator: flag(details['isEmulator']),
    isRooted: flag(details['isRooted']),
    isBlocked: device.isBlocked,
    blockedAt: device.blockedAt,
    blockedBecause: device.blockedBecause,
    isTrusted: device.isTrusted,
    metadata: device.metadata,
    firstSeenAt: device.firstSeenAt,
    lastSeenAt: device.lastSeenAt,
    createdAt: device.createdAt,
    updatedAt: device.updatedAt,
  };
}

/** Country and code come from one side, the caller's before the last known address's, and a located city only with its own country. */
function whereabouts({ details, placeCountry, placeCity }: DeviceRecord) {
  const said = { country: text(details['country']), countryCode: text(details['countryCode'])?.toUpperCase() ?? null };
  const [country, countryCode] = said.country === null && said.countryCode === null ? [null, placeCountry] : [said.country, said.countryCode];
  const city = text(details['city']) ?? (countryCode === placeCountry ? placeCity : null);
  return { city, region: text(details['region']), country: country ?? nameOf(countryCode), countryCode };
}

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** The caller may say what is no code at all. */
const nameOf = (code: string | null): string | null => (code !== null && /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? null) : null);
