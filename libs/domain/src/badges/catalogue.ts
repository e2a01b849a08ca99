import { accountTakeover } from './account-takeover.badge.js';
import { bot } from './bot.badge.js';
import { credentialStuffing } from './credential-stuffing.badge.js';
import type { Badge } from './define-badge.js';
import { muleAccount } from './mule-account.badge.js';
import { multiAccount } from './multi-account.badge.js';
import { registrationBombing } from './registration-bombing.badge.js';

/** Every badge of our own, one line each. Those of an organization are its badge rules. */
export const badges: readonly Badge[] = [
  accountTakeover,
  credentialStuffing,
  registrationBombing,
  multiAccount,
  muleAccount,
  bot,
];

const bySlug = new Map(badges.map((badge) => [badge.slug as string, badge]));

export const badgeOf = (slug: string): Badge | null => bySlug.get(slug) ?? null;
