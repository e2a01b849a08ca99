/** What the bank of the world added to the built-in event types: its sign-ups, and what a site does beside a bank. */
export const siteTypes: ReadonlySet<string> = new Set(['REGISTRATION', 'PASSWORD_RESET', 'EMAIL_CONFIRMATION', 'PROMO_REDEEM']);
