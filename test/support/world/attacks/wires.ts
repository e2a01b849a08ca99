import type { Dice } from '../dice.js';
import { addressBelow, homePrefix, hostingAddress, vpnAddress } from '../networks.js';

/** An address that a thief works from: a rented server, a bought exit, or a stranger's line at home that malware opened. */
export function thiefsAddress(dice: Dice, { abroad, hosting, countries, home }: { abroad: number; hosting: number; countries: readonly string[]; home: string }): string {
  if (dice.chance(hosting)) return dice.chance(0.6) ? hostingAddress(dice) : vpnAddress(dice);
  return addressBelow(homePrefix(dice.chance(abroad) ? dice.of(countries) : home, dice), dice);
}
