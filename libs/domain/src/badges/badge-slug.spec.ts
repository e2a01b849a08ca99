import { expect, it } from 'vitest';
import { badgeSlug } from './badge-slug.js';

it.each([['Power User', 'power-user'], ['  ¡Buen señor!  ', 'buen-senor'], ['VIP (2nd tier)', 'vip-2nd-tier'], ['behavior.account', 'behavior-account'], ['常連', '常連'], ['!!', '']])(
  'badgeSlug(%j) is %j',
  (name, slug) => {
    expect(badgeSlug(name)).toBe(slug);
  },
);
