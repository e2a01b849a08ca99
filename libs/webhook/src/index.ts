export { AddressGuard, type AddressGuardOptions, type Verdict } from './address-guard.js';
export type { Answered, Attempt, Failed } from './attempt.js';
export { networksEnv } from './env.js';
export { type Webhook, WebhookSender, type WebhookSenderOptions } from './sender.js';
export { newSecret, sign, signAsDregs, type SigningRequest } from './signature.js';
export { type Letter, MailSender, type MailSenderOptions } from './mail-sender.js';
