import { type DeviceChange, deviceDetailFields, type DeviceInput } from '@app/contracts';

/** What the caller says of the device; a field that was not sent is not said. */
export function detailsOf(said: DeviceInput | DeviceChange): Record<string, unknown> {
  return Object.fromEntries(Object.entries(said).filter(([field, value]) => deviceDetailFields.includes(field) && value !== undefined));
}
