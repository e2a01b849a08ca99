import { setting } from '@app/platform';
import type { z } from 'zod';

/** What geolocation reads from outside, beside what every process reads. */
export const geolocationEnv = {
  /** City databases of your own in MMDB format, separated by commas, instead of the ones that ship with the install. */
  LOCATION_CITY_FILES: setting.list(),
  /** Files with one CIDR a line of VPN, proxy and Tor networks, separated by commas. */
  ANONYMISER_LISTS: setting.list(),
} as const;

export type GeolocationEnv = { readonly [Name in keyof typeof geolocationEnv]: z.output<(typeof geolocationEnv)[Name]> };
